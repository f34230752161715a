import { open, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const CHUNK_BYTES = 64 * 1024;
const LOOK_EVERY_MS = 200;

/** The last lines of a file, oldest first, read from its end; `endsAt` is the byte up to which it was read. No file is no lines. */
export async function lastLines(file: string, lineCount: number): Promise<{ lines: string[]; endsAt: number }> {
  const handle = await open(file, 'r').catch(missingAsNull);
  if (handle === null) return { lines: [], endsAt: 0 };
  try {
    const { size } = await handle.stat();
    let tail = Buffer.alloc(0);
    let start = size;
    while (start > 0 && newlines(tail) <= lineCount) {
      const length = Math.min(CHUNK_BYTES, start);
      start -= length;
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, start);
      tail = Buffer.concat([buffer, tail]);
    }
    const text = tail.toString('utf8').replace(/\n$/, '');
    const lines = text === '' ? [] : text.split('\n');
    return { lines: lineCount === 0 ? [] : lines.slice(-lineCount), endsAt: size };
  } finally {
    await handle.close();
  }
}

/**
 * Calls `onLine` for every line that is written after byte `from`, for ever or until `signal`. A file that is replaced by a new one
 * under the same name, as a log is when it is rotated, is read on from the new one's beginning.
 */
export async function followFile(
  file: string,
  from: number,
  onLine: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  let position = from;
  let inode: number | null = null;
  let pending = Buffer.alloc(0);
  while (signal?.aborted !== true) {
    const found = await stat(file).catch(missingAsNull);
    if (found !== null && ((inode !== null && found.ino !== inode) || found.size < position)) {
      position = 0;
      pending = Buffer.alloc(0);
    }
    inode = found?.ino ?? inode;
    if (found !== null && found.size > position) {
      const read = await readRange(file, position, found.size);
      position += read.length;
      pending = emitLines(Buffer.concat([pending, read]), onLine);
    }
    await sleep(LOOK_EVERY_MS);
  }
}

/** Answers what comes after the last line's end. */
function emitLines(bytes: Buffer, onLine: (line: string) => void): Buffer<ArrayBuffer> {
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    onLine(bytes.toString('utf8', start, end));
    start = end + 1;
  }
  return Buffer.from(bytes.subarray(start));
}

async function readRange(file: string, start: number, end: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - start), 0, end - start, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function newlines(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte === 10) count++;
  return count;
}

function missingAsNull(problem: unknown): null {
  if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return null;
  throw problem;
}
