import type { Refusal } from '../domain/refusal.ts';
import type { Random } from '../lib/random.ts';
import type { Language } from './language.ts';

/** The body of a served call: the action's answer with its RequestId. */
export function answerEnvelope(answer: unknown, requestId: string): string {
  return JSON.stringify({ Response: { ...(answer as object), RequestId: requestId } });
}

/** The body of a refused call. It goes out with HTTP status 200 like any other: SDKs take any other status for a broken server. */
export function errorEnvelope(refusal: Refusal, language: Language, requestId: string): string {
  const message = language === 'zh-CN' ? refusal.text.zh : refusal.text.en;
  return JSON.stringify({ Response: { Error: { Code: refusal.code, Message: message }, RequestId: requestId } });
}

/** A version 4 UUID in lower case. */
export function newRequestId(random: Random): string {
  const bytes = random.bytes(16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
