/**
 * Snappy as Kafka's clients write it: either one raw Snappy block, or the frames of Java's xerial library, which wraps blocks of
 * 32 KB each (https://github.com/google/snappy/blob/main/format_description.txt, https://github.com/xerial/snappy-java).
 */
const XERIAL_MAGIC = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
/** The magic, a version and the oldest compatible version. */
const XERIAL_HEADER_BYTES = 16;

/** Throws a RangeError for what is not Snappy, or would be larger than `maxBytes`. */
export function decompressSnappy(compressed: Buffer, maxBytes: number): Buffer {
  if (!compressed.subarray(0, XERIAL_MAGIC.length).equals(XERIAL_MAGIC)) return decompressBlock(compressed, maxBytes);
  const blocks: Buffer[] = [];
  let total = 0;
  for (let at = XERIAL_HEADER_BYTES; at < compressed.length;) {
    const length = compressed.readInt32BE(at);
    const end = at + 4 + length;
    if (length < 0 || end > compressed.length) throw new RangeError('a Snappy frame ends early');
    const block = decompressBlock(compressed.subarray(at + 4, end), maxBytes - total);
    blocks.push(block);
    total += block.length;
    at = end;
  }
  return Buffer.concat(blocks);
}

function decompressBlock(block: Buffer, maxBytes: number): Buffer {
  const size = readSize(block);
  if (size.value > maxBytes) throw new RangeError(`a Snappy block of ${size.value} bytes is larger than ${maxBytes}`);
  const output = Buffer.alloc(size.value);
  let from = size.end;
  let to = 0;
  while (from < block.length) {
    const element = readElement(block, from);
    const start = element.copyBack === null ? element.end : to - element.copyBack;
    const source = element.copyBack === null ? block : output;
    if (start < 0 || element.copyBack === 0 || to + element.length > output.length)
      throw new RangeError('a Snappy block points outside of itself');
    if (element.copyBack === null && start + element.length > block.length)
      throw new RangeError('a Snappy block ends early');
    // Byte by byte: a copy may overlap what it writes, which repeats it.
    for (let index = 0; index < element.length; index += 1) output[to + index] = source[start + index] ?? 0;
    to += element.length;
    from = element.end + (element.copyBack === null ? element.length : 0);
  }
  if (to !== output.length) throw new RangeError('a Snappy block is shorter than it says');
  return output;
}

/** How many bytes the block holds: seven bits a byte, low bits first. */
function readSize(block: Buffer): { value: number; end: number } {
  let value = 0;
  for (let at = 0; at < 5; at += 1) {
    const byte = block.readUInt8(at);
    value += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return { value, end: at + 1 };
  }
  throw new RangeError('a Snappy block does not say its size');
}

interface Element {
  readonly length: number;
  /** How far back to copy from; null for bytes that follow the element. */
  readonly copyBack: number | null;
  readonly end: number;
}

function readElement(block: Buffer, at: number): Element {
  const tag = block.readUInt8(at);
  const upper = tag >> 2;
  switch (tag & 3) {
    case 0: {
      if (upper < 60) return { length: upper + 1, copyBack: null, end: at + 1 };
      const extra = upper - 59;
      return { length: block.readUIntLE(at + 1, extra) + 1, copyBack: null, end: at + 1 + extra };
    }
    case 1:
      return { length: (upper & 7) + 4, copyBack: ((tag >> 5) << 8) | block.readUInt8(at + 1), end: at + 2 };
    case 2:
      return { length: upper + 1, copyBack: block.readUInt16LE(at + 1), end: at + 3 };
    default:
      return { length: upper + 1, copyBack: block.readUInt32LE(at + 1), end: at + 5 };
  }
}
