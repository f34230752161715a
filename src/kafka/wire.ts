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

  int16(): number {
    return this.#take(2).readInt16BE();
  }

  int32(): number {
    return this.#take(4).readInt32BE();
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
