import type { Purchase } from './instance.ts';
import type { Offer, Zone } from './offer.ts';
import { refusedEmpty, refusedTogether, refusedValue } from './parameter-refusals.ts';

interface AskedZones {
  readonly ZoneId?: number;
  readonly ZoneIds?: readonly number[];
  readonly MultiZoneFlag?: boolean;
}

/**
 * The zones of an instance. Pure; throws a Refusal: neither ZoneId nor ZoneIds, ZoneIds without ZoneId or without it among them, a zone
 * twice, a zone that is closed or not of the region, MultiZoneFlag with fewer than two zones, several zones without it, too many zones.
 */
export function purchaseZones(
  asked: AskedZones,
  regionCode: string,
  offer: Offer,
): Pick<Purchase, 'zoneId' | 'zoneIds'> {
  const zoneIds = asked.ZoneIds ?? [];
  const zoneId = asked.ZoneId;
  if (zoneId === undefined)
    throw refusedEmpty(
      'ZoneId',
      zoneIds.length === 0
        ? {
            en: 'ZoneId and ZoneIds are both missing; DescribeCkafkaZone lists the zones',
            zh: 'ZoneId 与 ZoneIds 不能同时为空，可通过 DescribeCkafkaZone 获取',
          }
        : {
            en: 'with ZoneIds it says in which of them the subnet is',
            zh: '传入 ZoneIds 时须用 ZoneId 指明子网所在可用区',
          },
    );
  const repeated = zoneIds.find((it, index) => zoneIds.indexOf(it) !== index);
  if (repeated !== undefined)
    throw refusedValue(
      'ZoneIds',
      repeated,
      { en: 'each zone once', zh: '可用区不可重复' },
      'InvalidParameterValue.RepetitionValue',
    );
  const zones = zoneIds.length === 0 ? [zoneId] : zoneIds;
  for (const it of zones) requireOpen(zoneIds.includes(it) ? 'ZoneIds' : 'ZoneId', it, regionCode, offer);
  requireOpen('ZoneId', zoneId, regionCode, offer);
  requireFlag(asked, zones, offer);
  if (!zones.includes(zoneId))
    throw refusedValue('ZoneId', zoneId, {
      en: `one of ZoneIds (${zoneIds.join(', ')})`,
      zh: `ZoneIds 中的可用区（${zoneIds.join(', ')}）`,
    });
  // The subnet's zone first: the order in which brokers are numbered.
  return { zoneId, zoneIds: [zoneId, ...zones.filter((it) => it !== zoneId)] };
}

function requireFlag(asked: AskedZones, zones: readonly number[], offer: Offer): void {
  const limit = offer.limits.zonesPerInstance;
  if (asked.MultiZoneFlag === true && zones.length < 2)
    throw refusedTogether({
      en: 'The parameter `MultiZoneFlag` is true, but `ZoneIds` names fewer than two zones: name two or more, or leave MultiZoneFlag out.',
      zh: '参数 `MultiZoneFlag` 为 true，但 `ZoneIds` 少于两个可用区：请传入两个以上可用区，或不传 MultiZoneFlag。',
    });
  if (asked.MultiZoneFlag !== true && zones.length > 1)
    throw refusedTogether({
      en: `The parameter \`ZoneIds\` names ${zones.length} zones, but \`MultiZoneFlag\` is not true: set it, or name one zone.`,
      zh: `参数 \`ZoneIds\` 包含 ${zones.length} 个可用区，但 \`MultiZoneFlag\` 不为 true：请设为 true，或只传一个可用区。`,
    });
  if (zones.length > limit)
    throw refusedValue('ZoneIds', zones, { en: `at most ${limit} zones`, zh: `最多 ${limit} 个可用区` });
}

function requireOpen(parameter: string, zoneId: number, regionCode: string, offer: Offer): void {
  const open = (offer.region(regionCode)?.zones ?? []).filter((it: Zone) => it.open).map((it) => it.zoneId);
  if (open.includes(zoneId)) return;
  const zones = `${open.join(', ')} (${regionCode})`;
  throw refusedValue(parameter, zoneId, { en: zones, zh: zones }, 'InvalidParameterValue.ZoneNotSupport');
}
