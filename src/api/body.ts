import type { Readable } from 'node:stream';
import { requestTooLarge } from './refusals.ts';

/** Upstream's limit for POST signed with TC3-HMAC-SHA256. */
export const POST_SIZE_MAX = 10 * 1024 * 1024;
/** Past this, even throwing away is too much, and the connection ends. */
const DISCARD_MAX = 64 * 1024 * 1024;

/**
 * The bytes of a body, exactly as sent, for the signature covers them. Throws RequestSizeLimitExceeded past `sizeMax`, but
 * only after the rest has come and was thrown away: a client that is still sending would not read an answer.
 */
export function readBody(payload: Readable, sizeMax: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const tooLarge = (): Error => requestTooLarge(`${sizeMax / 1024 / 1024} MB`);
  const kept: Buffer[] = [];
  let size = 0;
  payload.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= sizeMax) kept.push(chunk);
    else kept.length = 0;
    if (size > DISCARD_MAX) payload.destroy(tooLarge());
  });
  payload.on('end', () => (size > sizeMax ? reject(tooLarge()) : resolve(Buffer.concat(kept))));
  payload.on('error', reject);
  // The last of all: nothing but a connection that broke has not settled by now.
  payload.on('close', () => reject(new Error('the body did not come whole')));
  return promise;
}
