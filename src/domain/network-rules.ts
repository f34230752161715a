import { blockOf, formatBlock, isWithin, overlaps, parseAddress, parseBlock, type Block } from './cidr.ts';
import type { Subnet, Vpc } from './network.ts';
import { characterCount, refusedEmpty, refusedValue, sameWords } from './parameter-refusals.ts';
import type { Tag } from './tag.ts';

/** What a VPC and a subnet may be. Sources: parameters of CreateVpc and CreateSubnet; "Limits" of the vpc documentation. */
export const NETWORK_LIMITS = {
  nameLength: 60,
  dnsServerCount: 4,
  domainNameLength: 60,
  tagCount: 50,
  tagKeyLength: 127,
  tagValueLength: 255,
  vpcsPerRegion: 100,
  subnetsPerVpc: 100,
} as const;

/** The private ranges, with the largest block of each that a VPC may have; the smallest is /28 everywhere. */
const PRIVATE_RANGES = [
  { range: blockOf('10.0.0.0/8'), largest: 12 },
  { range: blockOf('172.16.0.0/12'), largest: 12 },
  { range: blockOf('192.168.0.0/16'), largest: 16 },
];
const SMALLEST_PREFIX = 28;

/** The block of a new VPC. Throws a Refusal. */
export function vpcBlockOf(text: string): Block {
  const block = wellFormed(text);
  const home = PRIVATE_RANGES.find(({ range }) => isWithin(block, range));
  if (home === undefined || block.prefix < home.largest || block.prefix > SMALLEST_PREFIX)
    throw refusedValue(
      'CidrBlock',
      text,
      sameWords(PRIVATE_RANGES.map(({ range, largest }) => `${formatBlock(range)} (/${largest}-/${SMALLEST_PREFIX})`)),
      'InvalidParameterValue.Range',
    );
  return block;
}

/** The block of a new subnet: inside its VPC, apart from the others. Throws a Refusal. */
export function subnetBlockOf(text: string, vpc: Vpc, others: readonly Subnet[]): Block {
  const block = wellFormed(text);
  if (!isWithin(block, blockOf(vpc.cidrBlock)) || block.prefix > SMALLEST_PREFIX)
    throw refusedValue(
      'CidrBlock',
      text,
      {
        en: `blocks down to /${SMALLEST_PREFIX} inside ${vpc.cidrBlock} of ${vpc.vpcId}`,
        zh: `${vpc.vpcId} 的 ${vpc.cidrBlock} 内、不小于 /${SMALLEST_PREFIX} 的网段`,
      },
      'InvalidParameterValue.SubnetRange',
    );
  const other = others.find((it) => overlaps(block, blockOf(it.cidrBlock)));
  if (other !== undefined)
    throw refusedValue(
      'CidrBlock',
      text,
      {
        en: `blocks apart from ${other.cidrBlock} of ${other.subnetId}`,
        zh: `与 ${other.subnetId} 的 ${other.cidrBlock} 不重叠的网段`,
      },
      other.cidrBlock === formatBlock(block)
        ? 'InvalidParameterValue.SubnetConflict'
        : 'InvalidParameterValue.SubnetOverlap',
    );
  return block;
}

/** The name of a VPC or a subnet: 1 to 60 characters. Throws a Refusal. */
export function networkNameOf(parameter: string, name: string): string {
  if (name === '')
    throw refusedEmpty(
      parameter,
      { en: 'a name has 1 to 60 characters', zh: '名称为 1 至 60 个字符' },
      'InvalidParameterValue.Empty',
    );
  requireLength(parameter, name, NETWORK_LIMITS.nameLength);
  return name;
}

/** Up to four IPv4 addresses. Throws a Refusal. */
export function dnsServersOf(servers: readonly string[]): readonly string[] {
  const limit = NETWORK_LIMITS.dnsServerCount;
  if (servers.length > limit)
    throw refusedValue(
      'DnsServers',
      servers.length,
      { en: `at most ${limit} addresses`, zh: `最多 ${limit} 个地址` },
      'InvalidParameterValue.LimitExceeded',
    );
  const wrong = servers.find((it) => parseAddress(it) === null);
  if (wrong !== undefined)
    throw refusedValue(
      'DnsServers',
      wrong,
      { en: 'IPv4 addresses such as 10.0.0.2', zh: 'IPv4 地址，如 10.0.0.2' },
      'InvalidParameterValue.Malformed',
    );
  return servers;
}

export function domainNameOf(name: string): string {
  requireLength('DomainName', name, NETWORK_LIMITS.domainNameLength);
  return name;
}

/** `true` and `false` as the vpc product sends them: texts. Throws a Refusal. */
export function switchOf(parameter: string, text: string): boolean {
  const lower = text.toLowerCase();
  if (lower !== 'true' && lower !== 'false')
    throw refusedValue(parameter, text, sameWords(['true', 'false']), 'InvalidParameterValue.Malformed');
  return lower === 'true';
}

/** Tags of a VPC or a subnet: each key once. Throws a Refusal. */
export function networkTagsOf(asked: readonly { Key: string; Value?: string }[] | undefined): Tag[] {
  const tags = (asked ?? []).map(({ Key, Value }) => ({ key: Key, value: Value ?? '' }));
  const { tagCount, tagKeyLength, tagValueLength } = NETWORK_LIMITS;
  if (tags.length > tagCount)
    throw refusedValue(
      'Tags',
      tags.length,
      { en: `at most ${tagCount} tags`, zh: `最多 ${tagCount} 个标签` },
      'LimitExceeded.TagKeyPerResourceExceeded',
    );
  tags.forEach(({ key, value }, index) => {
    const keyLength = characterCount(key);
    if (keyLength === 0 || keyLength > tagKeyLength)
      throw refusedValue(
        `Tags.${index}.Key`,
        key,
        { en: `1 to ${tagKeyLength} characters`, zh: `1 至 ${tagKeyLength} 个字符` },
        'InvalidParameterValue.TagInvalidKeyLen',
      );
    if (characterCount(value) > tagValueLength)
      throw refusedValue(
        `Tags.${index}.Value`,
        value,
        { en: `at most ${tagValueLength} characters`, zh: `最多 ${tagValueLength} 个字符` },
        'InvalidParameterValue.TagInvalidVal',
      );
    if (tags.findIndex((it) => it.key === key) !== index)
      throw refusedValue(
        `Tags.${index}.Key`,
        key,
        { en: 'each key once', zh: '标签键不可重复' },
        'InvalidParameterValue.TagDuplicateKey',
      );
  });
  return tags;
}

function wellFormed(text: string): Block {
  const block = parseBlock(text);
  if (block === null)
    throw refusedValue(
      'CidrBlock',
      text,
      { en: 'a block such as 10.0.0.0/16, written with its first address', zh: '以首地址表示的网段，如 10.0.0.0/16' },
      'InvalidParameterValue.Malformed',
    );
  return block;
}

function requireLength(parameter: string, text: string, length: number): void {
  if (characterCount(text) > length)
    throw refusedValue(
      parameter,
      text,
      { en: `at most ${length} characters`, zh: `最多 ${length} 个字符` },
      'InvalidParameterValue.TooLong',
    );
}
