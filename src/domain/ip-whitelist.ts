import { blockOf, formatBlock, parseAddress, parseBlock } from './cidr.ts';
import { characterCount, isCarriable, refusedEmpty, refusedValue } from './parameter-refusals.ts';
import type { AllowedBlock } from './route.ts';

/** As many as upstream takes in the IP white list of a topic; it names no figure for a route's. */
const MOST_ENTRIES = 512;
const LONGEST_DESCRIPTION = 64;

interface AskedEntry {
  readonly CidrBlock?: string | null;
  readonly PolicyDescription?: string | null;
}

/** The IP white list that was asked for, checked; nothing asked for is an empty one, which lets everybody in. Throws a Refusal. */
export function ipWhitelistOf(asked: readonly AskedEntry[] | undefined): AllowedBlock[] {
  const entries = asked ?? [];
  if (entries.length > MOST_ENTRIES)
    throw refusedValue('IpWhitelist', entries.length, {
      en: `at most ${MOST_ENTRIES} entries`,
      zh: `最多 ${MOST_ENTRIES} 条`,
    });
  return entries.map(({ CidrBlock, PolicyDescription }, index) => {
    const at = `IpWhitelist.${index}`;
    if (CidrBlock == null || CidrBlock === '')
      throw refusedEmpty(`${at}.CidrBlock`, { en: 'an entry names who may come in', zh: '必须填写允许访问的网段' });
    if (parseBlock(CidrBlock) === null && parseAddress(CidrBlock) === null)
      throw refusedValue(`${at}.CidrBlock`, CidrBlock, {
        en: 'an IPv4 address, or a block that begins at its first address, like "203.0.113.0/24"',
        zh: 'IPv4 地址，或以首地址表示的网段，如 "203.0.113.0/24"',
      });
    const description = PolicyDescription ?? '';
    if (!isCarriable(description) || characterCount(description) > LONGEST_DESCRIPTION)
      throw refusedValue(`${at}.PolicyDescription`, description, {
        en: `at most ${LONGEST_DESCRIPTION} characters, none broken`,
        zh: `最多 ${LONGEST_DESCRIPTION} 个有效字符`,
      });
    return { cidrBlock: CidrBlock, description };
  });
}

/** The entries as blocks: an address is a block of one. */
export function allowedBlocks(entries: readonly AllowedBlock[]): string[] {
  return entries.map(({ cidrBlock }) => formatBlock(blockOf(cidrBlock.includes('/') ? cidrBlock : `${cidrBlock}/32`)));
}
