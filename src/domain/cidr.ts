/** A block of IPv4 addresses as numbers: `size` addresses from `first`. Always a whole power of two, aligned to it. */
export interface Block {
  readonly first: number;
  readonly prefix: number;
  readonly size: number;
}

const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ADDRESS = new RegExp(`^${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}$`);

/** `10.0.0.5` as a number; null when the text is no IPv4 address in its plain form. */
export function parseAddress(text: string): number | null {
  const match = ADDRESS.exec(text);
  if (match === null) return null;
  return match.slice(1).reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** `10.0.0.0/16` as a block; null when the text is no block in its plain form, or its address is not the block's first. */
export function parseBlock(text: string): Block | null {
  const [addressText = '', prefixText = '', ...rest] = text.split('/');
  const first = parseAddress(addressText);
  if (first === null || rest.length > 0 || !/^(3[0-2]|[12]\d|\d)$/.test(prefixText)) return null;
  const prefix = Number(prefixText);
  const size = 2 ** (32 - prefix);
  return first % size === 0 ? { first, prefix, size } : null;
}

/** A block that is known to be well-formed: of a row, or of our own making. */
export function blockOf(text: string): Block {
  const block = parseBlock(text);
  if (block === null) throw new Error(`${text} is no CIDR block`);
  return block;
}

export function formatBlock({ first, prefix }: Block): string {
  return `${formatAddress(first)}/${prefix}`;
}

export function isWithin(inner: Block, outer: Block): boolean {
  return inner.first >= outer.first && inner.first + inner.size <= outer.first + outer.size;
}

/** Two blocks share an address exactly when one is within the other. */
export function overlaps(one: Block, other: Block): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

/** The block's parts of the given prefix, lowest first, made as they are asked for. */
export function* partsOf(block: Block, prefix: number): Generator<Block> {
  const size = 2 ** (32 - prefix);
  for (let first = block.first; first + size <= block.first + block.size; first += size) yield { first, prefix, size };
}
