/** Kafka's variable-length numbers: seven bits a byte, low bits first, the sign folded into the lowest bit. */
const MAX_BYTES = 10;

export function varint(value: number): Buffer {
  let rest = BigInt.asUintN(64, (BigInt(value) << 1n) ^ (BigInt(value) >> 63n));
  const encoded: number[] = [];
  for (; rest > 0x7fn; rest >>= 7n) encoded.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...encoded, Number(rest)]);
}

/** Reads numbers and bytes from front to back. Reading past the end throws a RangeError. */
export class VarintReader {
  readonly #buffer: Buffer;
  #offset = 0;

  constructor(buffer: Buffer) {
    this.#buffer = buffer;
  }

  byte(): number {
    return this.take(1).readUInt8();
  }

  varint(): number {
    let folded = 0n;
    for (let count = 0; count < MAX_BYTES; count += 1) {
      const byte = this.byte();
      folded |= BigInt(byte & 0x7f) << BigInt(7 * count);
      if (byte < 0x80) return Number(BigInt.asIntN(64, (folded >> 1n) ^ -(folded & 1n)));
    }
    throw new RangeError('a number of a Kafka record has no end');
  }

  /** Bytes behind their length; null for a length of -1. */
  bytes(): Buffer | null {
    const length = this.varint();
    return length < 0 ? null : this.take(length);
  }

  take(length: number): Buffer {
    const end = this.#offset + length;
    if (end > this.#buffer.length) throw new RangeError('a Kafka record ended before its last field');
    const part = this.#buffer.subarray(this.#offset, end);
    this.#offset = end;
    return part;
  }
}
