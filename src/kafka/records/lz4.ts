/**
 * LZ4 in its frame format, as Kafka's clients write it from record batches on (https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md).
 * Checksums are passed over: the batch around it has its own.
 */
const MAGIC = 0x184d2204;
const STORED = 0x8000_0000;
/** Bits of the frame's flags. */
const FLAG = { dictionary: 0x01, contentSize: 0x08, blockChecksum: 0x10 } as const;
/** A copy is never shorter. */
const SHORTEST_COPY = 4;

/** Throws a RangeError for what is not LZ4, or would be larger than `maxBytes`. */
export function decompressLz4(compressed: Buffer, maxBytes: number): Buffer {
  if (compressed.readUInt32LE(0) !== MAGIC) throw new RangeError('this is no LZ4 frame');
  const flags = compressed.readUInt8(4);
  if ((flags & FLAG.dictionary) !== 0) throw new RangeError('an LZ4 frame asks for a dictionary');
  const output = new Output(maxBytes);
  // Magic, flags, block size, where it is given the content's size, and a checksum of these.
  let at = 6 + ((flags & FLAG.contentSize) === 0 ? 0 : 8) + 1;
  for (;;) {
    const header = compressed.readUInt32LE(at);
    if (header === 0) return output.content();
    const length = header & ~STORED;
    const end = at + 4 + length;
    if (end > compressed.length) throw new RangeError('an LZ4 frame ends early');
    const block = compressed.subarray(at + 4, end);
    if (header >= STORED) output.append(block);
    else decompressBlock(block, output);
    at = end + ((flags & FLAG.blockChecksum) === 0 ? 0 : 4);
  }
}

/** Literals, then a copy from further back, and so on; the last has no copy. */
function decompressBlock(block: Buffer, output: Output): void {
  let at = 0;
  const readLength = (nibble: number): number => {
    if (nibble < 15) return nibble;
    for (let length = nibble; ;) {
      const byte = block.readUInt8(at);
      at += 1;
      length += byte;
      if (byte < 255) return length;
    }
  };
  while (at < block.length) {
    const token = block.readUInt8(at);
    at += 1;
    const literals = readLength(token >> 4);
    if (at + literals > block.length) throw new RangeError('an LZ4 block ends early');
    output.append(block.subarray(at, at + literals));
    at += literals;
    if (at === block.length) return;
    const back = block.readUInt16LE(at);
    at += 2;
    output.repeat(back, readLength(token & 15) + SHORTEST_COPY);
  }
}

/** Grows as it is written, up to a bound. */
class Output {
  readonly #maxBytes: number;
  #buffer = Buffer.alloc(64 * 1024);
  #length = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  append(part: Buffer): void {
    this.#reserve(part.length);
    part.copy(this.#buffer, this.#length);
    this.#length += part.length;
  }

  /** Copies what was written `back` bytes ago; where the copy reaches itself it repeats. */
  repeat(back: number, length: number): void {
    if (back === 0 || back > this.#length) throw new RangeError('an LZ4 block points outside of itself');
    this.#reserve(length);
    for (let index = 0; index < length; index += 1, this.#length += 1)
      this.#buffer[this.#length] = this.#buffer[this.#length - back] ?? 0;
  }

  content(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed > this.#maxBytes) throw new RangeError(`an LZ4 frame is larger than ${this.#maxBytes} bytes`);
    if (needed <= this.#buffer.length) return;
    const grown = Buffer.alloc(Math.max(needed, 2 * this.#buffer.length));
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
  }
}
