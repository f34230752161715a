import { requestTooLarge } from './refusals.ts';

/** Upstream's limit for POST signed with TC3-HMAC-SHA256. */
export const POST_SIZE_MAX = 10 * 1024 * 1024;
/** Past this, even throwing away is too much, and the connection ends. */
const DISCARD_MAX = 64 * 1024 * 1024;

/**
 * The bytes of a body, exactly as sent, for the signature covers them. Throws RequestSizeLimitExceeded past `sizeMax`, but
 * only after the rest has come and was thrown away: a client that is still sending would not read an answer.
 */
export async function readBody(chunks: AsyncIterable<Buffer>, sizeMax: number): Promise<Buffer> {
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size <= sizeMax) kept.push(chunk);
    else kept.length = 0;
    if (size > DISCARD_MAX) break;
  }
  if (size > sizeMax) throw requestTooLarge(`${sizeMax / 1024 / 1024} MB`);
  return Buffer.concat(kept);
}
