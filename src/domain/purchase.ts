import type { CreatePostPaidInstanceRequest } from '../../spec/types/ckafka.ts';
import type { Purchase } from './instance.ts';
import { contains, type KafkaRelease, type Offer, type StepRange } from './offer.ts';
import { characterCount, isCarriable, inWords, refusedEmpty, refusedValue, sameWords } from './parameter-refusals.ts';
import { proSize, standardSize } from './purchase-size.ts';
import { purchaseZones } from './purchase-zones.ts';

/** What CreatePostPaidInstance asks for, typed by the model. */
export type PurchaseParameters = CreatePostPaidInstanceRequest;

const EDITIONS = ['profession', 'standard'] as const;
const MBPS = { en: 'Mbps', zh: 'Mbps' };
const MINUTES = { en: 'minutes', zh: '分钟' };
const CERTIFICATE_ID = /^[\w-]{1,64}$/;

/**
 * What one instance of a purchase comes to: every parameter checked against what is sold, every one that was left out filled in.
 * Pure. Throws a Refusal that names the first parameter that is wrong, its value and what is allowed. Which network it stands in,
 * its name, how many are bought and its tags have laws of their own. How long records may be kept depends on the call.
 */
export function purchaseOf(
  asked: PurchaseParameters,
  regionCode: string,
  offer: Offer,
  { longestRetentionMinutes = offer.limits.retentionMinutes.max } = {},
): Purchase {
  const edition = oneOf('SpecificationsType', asked.SpecificationsType ?? 'profession', EDITIONS);
  const release = releaseOf(asked.KafkaVersion ?? '2.4.1', offer);
  const { retentionMinutes, publicNetworkMbps } = offer.limits;
  if (asked.ClusterId !== undefined)
    throw refusedValue('ClusterId', asked.ClusterId, {
      en: 'a cluster that DescribeCkafkaZone lists in ClusterInfo, which lists none here; leave it out',
      zh: 'DescribeCkafkaZone 的 ClusterInfo 中列出的集群；此处没有，请不要传入',
    });
  return {
    edition,
    ...release,
    ...purchaseZones(asked, regionCode, offer),
    ...(edition === 'profession' ? proSize(asked, offer) : standardSize(asked, offer)),
    retentionMinutes: inRange(
      'MsgRetentionTime',
      asked.MsgRetentionTime ?? retentionMinutes.ifLeftOut,
      { ...retentionMinutes, max: longestRetentionMinutes },
      MINUTES,
    ),
    publicNetworkMbps:
      inRange('PublicNetworkMonthly', asked.PublicNetworkMonthly ?? 0, publicNetworkMbps, MBPS) +
      publicNetworkMbps.free,
    elasticBandwidth: proSwitch('ElasticBandwidthSwitch', asked.ElasticBandwidthSwitch, edition),
    elasticStorage: proSwitch('StoreQuantityType', asked.StoreQuantityType, edition),
    clusterId: null,
    // Upstream: takes effect for the pro edition only.
    customSslCertId: edition === 'profession' ? certificateId(asked.CustomSSLCertId) : null,
  };
}

/** How many instances are bought at once. */
export function instanceCountOf(asked: Pick<PurchaseParameters, 'InstanceNum'>, offer: Offer): number {
  return inRange('InstanceNum', asked.InstanceNum ?? 1, offer.limits.instanceCount);
}

/** A required text that must not be empty, such as an id. */
export function requireText(parameter: string, value: string): string {
  if (value === '') throw refusedEmpty(parameter, { en: 'it is required', zh: '该参数必填' });
  return value;
}

function releaseOf(asked: string, offer: Offer): Pick<Purchase, 'askedKafkaVersion' | 'kafkaVersion'> {
  const release = offer.releases.find((it) => it.askedAs.some((text) => text === asked));
  const askedKafkaVersion = release?.askedAs.find((text) => text === asked);
  if (release === undefined || askedKafkaVersion === undefined)
    throw refusedValue('KafkaVersion', asked, sameWords(offer.releases.flatMap((it: KafkaRelease) => it.askedAs)));
  return { askedKafkaVersion, kafkaVersion: release.kafkaVersion };
}

function inRange(parameter: string, value: number, range: StepRange, unit?: { en: string; zh: string }): number {
  if (!contains(range, value)) throw refusedValue(parameter, value, inWords(range, unit));
  return value;
}

function oneOf<T extends string>(parameter: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((it) => it === value);
  if (found === undefined) throw refusedValue(parameter, value, sameWords(allowed));
  return found;
}

/** 0 or 1, and 1 only for the pro edition, which alone has elastic bandwidth and storage. */
function proSwitch(parameter: string, value: number | undefined, edition: Purchase['edition']): boolean {
  if (value === undefined || value === 0) return false;
  if (value !== 1) throw refusedValue(parameter, value, sameWords([0, 1]));
  if (edition === 'profession') return true;
  throw refusedValue(parameter, value, { en: '0 for the standard edition', zh: '标准版只能为 0' });
}

function certificateId(id: string | undefined): string | null {
  if (id === undefined || id === '') return null;
  if (!CERTIFICATE_ID.test(id))
    throw refusedValue('CustomSSLCertId', id, {
      en: 'up to 64 letters, digits, hyphens and underscores',
      zh: '最多 64 个字母、数字、连字符或下划线',
    });
  return id;
}

/** The tags of a resource as a purchase brings them: as many as `limits` allows, each key once. Throws a Refusal. */
export function tagsOf(asked: PurchaseParameters['Tags'], limits: Offer['limits']): { key: string; value: string }[] {
  const tags = (asked ?? []).map(({ TagKey, TagValue }) => ({ key: TagKey, value: TagValue }));
  if (tags.length > limits.tagCount)
    throw refusedValue('Tags', tags.length, {
      en: `at most ${limits.tagCount} tags`,
      zh: `最多 ${limits.tagCount} 个标签`,
    });
  tags.forEach(({ key, value }, index) => {
    if (key === '') throw refusedEmpty(`Tags.${index}.TagKey`, { en: 'a tag has a key', zh: '标签必须有键' });
    if (tags.findIndex((it) => it.key === key) !== index)
      throw refusedValue(
        'Tags.N.TagKey',
        key,
        { en: 'each key once', zh: '标签键不可重复' },
        'InvalidParameterValue.RepetitionValue',
      );
    requireTagText(`Tags.${index}.TagKey`, key, limits.tagKeyLength);
    requireTagText(`Tags.${index}.TagValue`, value, limits.tagValueLength);
  });
  return tags;
}

function requireTagText(parameter: string, text: string, length: number): void {
  if (isCarriable(text) && characterCount(text) <= length) return;
  throw refusedValue(parameter, text, {
    en: `at most ${length} characters, none broken`,
    zh: `最多 ${length} 个有效字符`,
  });
}
