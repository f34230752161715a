import { inWords, refusedEmpty, refusedValue, sameWords } from './parameter-refusals.ts';
import { contains, type Offer } from './offer.ts';
import { parseCloudDateTime } from './cloud-time.ts';
import { Refusal } from './refusal.ts';
import { ACCESS_TYPE, ROUTE_LIMIT, ROUTE_SLOTS, VIP_TYPE, type AccessType, type Route, type VipType } from './route.ts';

/** Which ways to speak and sign in a network has (API: CreateRoute, AccessType). */
const ACCESS_TYPES: Record<VipType, readonly AccessType[]> = {
  [VIP_TYPE.vpc]: Object.values(ACCESS_TYPE),
  [VIP_TYPE.support]: [ACCESS_TYPE.plaintext, ACCESS_TYPE.saslPlaintext, ACCESS_TYPE.saslSsl],
  [VIP_TYPE.public]: [ACCESS_TYPE.saslPlaintext, ACCESS_TYPE.saslSsl],
};
const LONGEST_NOTE = 128;
const DAY_MS = 24 * 3_600_000;

export function vipTypeOf(asked: number): VipType {
  const found = Object.values(VIP_TYPE).find((it) => it === asked);
  if (found === undefined)
    throw refusedValue('VipType', asked, {
      en: '1 (public), 3 (VPC), 7 (support)',
      zh: '1（公网）、3（VPC）、7（支撑）',
    });
  return found;
}

/** How clients sign in there; 0 when left out, which a public route does not have. Throws a Refusal. */
export function accessTypeOf(asked: number | undefined, vipType: VipType, edition: string): AccessType {
  const value = asked ?? ACCESS_TYPE.plaintext;
  const allowed = ACCESS_TYPES[vipType];
  const found = allowed.find((it) => it === value);
  const list = allowed.join(', ');
  if (found === undefined)
    throw refusedValue('AccessType', value, {
      en: `${list} for VipType ${vipType}`,
      zh: `VipType 为 ${vipType} 时可取 ${list}`,
    });
  if (found === ACCESS_TYPE.saslSsl && edition !== 'profession')
    throw refusedValue(
      'AccessType',
      value,
      { en: '3 (SASL_SSL) for the pro edition only', zh: '3（SASL_SSL）仅专业版支持' },
      'UnsupportedOperation',
    );
  return found;
}

/** The public bandwidth of the instance from now on, in Mbps, or undefined for other routes. Throws a Refusal. */
export function publicBandwidthOf(asked: number | undefined, vipType: VipType, offer: Offer): number | undefined {
  if (vipType !== VIP_TYPE.public) {
    if (asked === undefined || asked === 0) return undefined;
    throw refusedValue('PublicNetwork', asked, { en: 'nothing unless VipType is 1', zh: '仅 VipType 为 1 时可传' });
  }
  if (asked === undefined)
    throw refusedEmpty('PublicNetwork', { en: 'a public route has a bandwidth', zh: '公网路由必须指定带宽' });
  const { free, min, max, step } = offer.limits.publicNetworkMbps;
  const range = { min: min + free, max: max + free, step };
  if (!contains(range, asked)) throw refusedValue('PublicNetwork', asked, inWords(range, { en: 'Mbps', zh: 'Mbps' }));
  return asked;
}

export function noteOf(asked: string | undefined): string {
  const note = asked ?? '';
  if (note.isWellFormed() && !note.includes('\0') && note.length <= LONGEST_NOTE) return note;
  throw refusedValue('Note', note, {
    en: `at most ${LONGEST_NOTE} characters, none broken`,
    zh: `最多 ${LONGEST_NOTE} 个有效字符`,
  });
}

/**
 * The slot of a new route: the lowest free one. Refused with LimitExceeded when all are taken, when there is a public route already, or a
 * SASL_PLAINTEXT route, of which an instance has one each. A route that failed or is being deleted counts until it is gone.
 */
export function slotFor(routes: readonly Route[], vipType: VipType, accessType: AccessType): number {
  const taken = new Set(routes.map(({ slot }) => slot));
  const slot = ROUTE_SLOTS.find((it) => !taken.has(it));
  if (slot === undefined)
    throw new Refusal('LimitExceeded.RouteOverLimit', {
      en: `The instance has ${routes.length} routes besides the one that it was bought with, and may have ${ROUTE_LIMIT}. Delete one with DeleteRoute first.`,
      zh: `该实例除购买时的路由外已有 ${routes.length} 条路由，上限为 ${ROUTE_LIMIT} 条，请先通过 DeleteRoute 删除。`,
    });
  const open = routes.find((it) => it.vipType === VIP_TYPE.public);
  if (vipType === VIP_TYPE.public && open !== undefined)
    throw new Refusal('LimitExceeded.RouteOverLimit', {
      en: `The instance has a public route already: ${open.routeId}. It may have one; delete it with DeleteRoute first.`,
      zh: `该实例已有公网路由 ${open.routeId}，只能有一条，请先通过 DeleteRoute 删除。`,
    });
  const sasl = routes.find((it) => it.accessType === ACCESS_TYPE.saslPlaintext);
  if (accessType === ACCESS_TYPE.saslPlaintext && sasl !== undefined)
    throw new Refusal('LimitExceeded.RouteSASLOverLimit', {
      en: `The instance has a SASL_PLAINTEXT route already: ${sasl.routeId}. It may have one; delete it first or take another AccessType.`,
      zh: `该实例已有 SASL_PLAINTEXT 路由 ${sasl.routeId}，只能有一条，请先删除或选择其他 AccessType。`,
    });
  return slot;
}

/** When a deletion is to begin: a time of the cloud's clock within the next 24 hours. Throws a Refusal. */
export function deletionTimeOf(parameter: string, asked: string, now: Date): Date {
  const at = parseCloudDateTime(asked);
  if (at === null)
    throw refusedValue(parameter, asked, {
      en: 'a time like "2020-08-21 11:15:54", in UTC+8',
      zh: '形如 "2020-08-21 11:15:54" 的北京时间',
    });
  const aheadMs = at.getTime() - now.getTime();
  if (aheadMs <= 0 || aheadMs > DAY_MS)
    throw refusedValue(parameter, asked, {
      en: 'a time within the next 24 hours (UTC+8)',
      zh: '未来 24 小时内的时间（北京时间）',
    });
  return at;
}

const SECURITY_GROUP_ID = /^sg-[\w-]{1,60}$/;
const MOST_SECURITY_GROUPS = 10;

/** The security groups of a route, in their order, each once. Throws a Refusal. */
export function securityGroupsOf(parameter: string, asked: readonly string[] | undefined): string[] {
  const ids = asked ?? [];
  const odd = ids.find((it) => !SECURITY_GROUP_ID.test(it));
  if (odd !== undefined)
    throw refusedValue(parameter, odd, { en: 'an id like "sg-1a2b3c4d"', zh: '形如 "sg-1a2b3c4d" 的 ID' });
  const twice = ids.find((it, index) => ids.indexOf(it) !== index);
  if (twice !== undefined)
    throw refusedValue(
      parameter,
      twice,
      { en: 'each id once', zh: 'ID 不可重复' },
      'InvalidParameterValue.RepetitionValue',
    );
  if (ids.length > MOST_SECURITY_GROUPS)
    throw refusedValue(parameter, ids.length, sameWords([`<= ${MOST_SECURITY_GROUPS}`]));
  return [...ids];
}
