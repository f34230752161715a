/**
 * The primitive types of Kafka's protocol as its older, "inflexible" message versions write them
 * (https://kafka.apache.org/protocol#protocol_types): big-endian numbers, texts and arrays with a length in front.
 */

/** A text with its length in two bytes. */
export function string(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(2);
  length.writeInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Bytes with their length in four bytes. */
export function bytes(content: Buffer): Buffer {
  return Buffer.concat([int32(content.length), content]);
}

export function int16(value: number): Buffer {
  const encoded = Buffer.alloc(2);
  encoded.writeInt16BE(value);
  return encoded;
}

export function int32(value: number): Buffer {
  const encoded = Buffer.alloc(4);
  encoded.writeInt32BE(value);
  return encoded;
}

export function int8(value: number): Buffer {
  return Buffer.from([value & 0xff]);
}

/** Offsets and milliseconds: whole numbers that fit a double. */
export function int64(value: number): Buffer {
  const encoded = Buffer.alloc(8);
  encoded.writeBigInt64BE(BigInt(value));
  return encoded;
}

/** A list with its count in four bytes. */
export function array<T>(items: readonly T[], encode: (item: T) => Buffer): Buffer {
  return Buffer.concat([int32(items.length), ...items.map(encode)]);
}

/** A null text, bytes or list: a length of -1. */
export const NULL_STRING = int16(-1);
export const NULL_ARRAY = int32(-1);

export function boolean(value: boolean): Buffer {
  return Buffer.from([value ? 1 : 0]);
}

/** Reads one answer from front to back. Reading past its end throws a RangeError: the answer was cut or is of another version. */
export class WireReader {
  readonly #buffer: Buffer;
  #offset = 0;

  constructor(buffer: Buffer) {
    this.#buffer = buffer;
  }

  boolean(): boolean {
    return this.#take(1).readInt8() !== 0;
  }

  int8(): number {
    return this.#take(1).readInt8();
  }

  int16(): number {
    return this.#take(2).readInt16BE();
  }

  int32(): number {
    return this.#take(4).readInt32BE();
  }

  /** An offset or milliseconds; Kafka's are whole numbers that fit a double. */
  int64(): number {
    return Number(this.#take(8).readBigInt64BE());
  }

  /** Null bytes read as empty ones. */
  bytes(): Buffer {
    return this.#take(Math.max(0, this.int32()));
  }

  nullableString(): string | null {
    const length = this.int16();
    return length < 0 ? null : this.#take(length).toString('utf8');
  }

  string(): string {
    return this.nullableString() ?? '';
  }

  /** A null array reads as an empty one. */
  array<T>(readOne: () => T): T[] {
    const items: T[] = [];
    for (let count = this.int32(); count > 0; count -= 1) items.push(readOne());
    return items;
  }

  #take(length: number): Buffer {
    const end = this.#offset + length;
    if (end > this.#buffer.length) throw new RangeError('a Kafka answer ended before its last field');
    const part = this.#buffer.subarray(this.#offset, end);
    this.#offset = end;
    return part;
  }
}
