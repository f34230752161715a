/*
 * A block of addresses that a new subnet may have, so that nobody has to count.
 */

interface Block {
  readonly first: number;
  readonly size: number;
}

/** The first /24 of the VPC's block, or all of a smaller one, that overlaps with none of `taken`; empty when there is none. */
export function freeBlock(vpcBlock: string, taken: readonly string[]): string {
  const whole = blockOf(vpcBlock);
  if (whole === null) return '';
  const size = Math.min(256, whole.size);
  const used = taken.map(blockOf).filter((it) => it !== null);
  for (let first = whole.first; first < whole.first + whole.size; first += size) {
    if (used.some((it) => it.first < first + size && first < it.first + it.size)) continue;
    return `${[24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256).join('.')}/${32 - Math.log2(size)}`;
  }
  return '';
}

function blockOf(text: string): Block | null {
  const [address = '', bits = ''] = text.split('/');
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || !/^\d+$/.test(bits)) return null;
  return { first: parts.reduce((sum, part) => sum * 256 + part, 0), size: 2 ** (32 - Number(bits)) };
}
