import type { AskedKafkaVersion, Instance, KafkaVersion } from './instance.ts';
import type { Offer } from './offer.ts';
import { refusedValue, sameWords } from './parameter-refusals.ts';
import { Refusal, type Text } from './refusal.ts';

/** How far an instance is with a change of its Kafka version. `kafkaVersion` is what its brokers are to be started with. */
export interface UpgradeState {
  /** While an upgrade begins: the older release whose protocol the brokers still speak among themselves; null: their own. */
  readonly heldProtocolVersion: KafkaVersion | null;
  /** Asked for and not carried out yet; null without one. */
  readonly plannedUpgrade: PlannedUpgrade | null;
}

export interface PlannedUpgrade {
  readonly kafkaVersion: KafkaVersion;
  /** Unix milliseconds: not before. */
  readonly atMs: number;
  /** The task that its owner follows. */
  readonly flowId: number;
}

export const NO_UPGRADE: UpgradeState = { heldProtocolVersion: null, plannedUpgrade: null };

/** Kafka's names for the protocols of these releases (`inter.broker.protocol.version`), oldest first. */
const PROTOCOLS: Record<KafkaVersion, string> = { '2.4.1': '2.4', '2.8.1': '2.8', '3.2.3': '3.2' };

export function protocolOf(version: KafkaVersion): string {
  return PROTOCOLS[version];
}

/** Whether a release came after another: data goes that way only. */
export function isLater(version: KafkaVersion, than: KafkaVersion): boolean {
  const oldestFirst = Object.keys(PROTOCOLS);
  return oldestFirst.indexOf(version) > oldestFirst.indexOf(than);
}

/** The release behind a text that asks for it: 2.4.2 is 2.4.1. */
export function releaseOf(asked: AskedKafkaVersion): KafkaVersion {
  return asked === '2.4.2' ? '2.4.1' : asked;
}

/** Releases that the instance can still go to, oldest first. The brokers' data goes forward only. */
export function higherReleases({ kafkaVersion }: Pick<Instance, 'kafkaVersion'>, offer: Offer): KafkaVersion[] {
  return offer.releases.map((it) => it.kafkaVersion).filter((it) => isLater(it, kafkaVersion));
}

/** An upgrade whose time has come is begun in one piece: the new release, and the old one's protocol until all brokers run it. */
export function begunUpgrade(instance: Instance, kafkaVersion: KafkaVersion) {
  return { kafkaVersion, heldProtocolVersion: instance.heldProtocolVersion ?? instance.kafkaVersion };
}

/** Whether the planned upgrade is the one that is being carried out. */
export function hasBegun({ plannedUpgrade, kafkaVersion }: Instance): boolean {
  return plannedUpgrade?.kafkaVersion === kafkaVersion;
}

/** Whether brokers are being brought to another release, at once or as it was planned. */
export function isChangingVersion(instance: Instance): boolean {
  return hasBegun(instance) || releaseOf(instance.askedKafkaVersion) !== instance.kafkaVersion;
}

/**
 * The release that UpgradeBrokerVersion asks for, written as DescribeCkafkaVersion shows it (`v2.8.1`) or without the v. Throws a Refusal:
 * another source than the instance has, a release that there is not, the same or an older one.
 */
export function upgradeTarget(
  asked: { readonly SourceVersion: string; readonly TargetVersion: string },
  instance: Instance,
  offer: Offer,
): KafkaVersion {
  const [source, target] = [releaseNamed(asked.SourceVersion, offer), releaseNamed(asked.TargetVersion, offer)];
  const current = `v${instance.kafkaVersion}`;
  if (source !== instance.kafkaVersion) throw refusedValue('SourceVersion', asked.SourceVersion, sameWords([current]));
  const higher = higherReleases(instance, offer);
  if (target !== null && higher.includes(target)) return target;
  if (higher.length === 0) throw isNewest(current);
  if (target === null)
    throw refusedValue('TargetVersion', asked.TargetVersion, sameWords(higher.map((it) => `v${it}`)));
  throw goesForwardOnly(asked.TargetVersion, current, sameWords(higher.map((it) => `v${it}`)));
}

function releaseNamed(text: string, { releases }: Offer): KafkaVersion | null {
  const plain = text.replace(/^v/, '');
  return releases.find((it) => it.askedAs.some((name) => name === plain))?.kafkaVersion ?? null;
}

function isNewest(current: string): Refusal {
  return new Refusal('UnsupportedOperation', {
    en: `The instance runs ${current}, the newest version that there is. Nothing is to be done.`,
    zh: `实例已是最新版本 ${current}，无需升级。`,
  });
}

function goesForwardOnly(target: string, current: string, higher: Text): Refusal {
  return new Refusal('UnsupportedOperation', {
    en: `The instance runs ${current} and cannot go to "${target}": its data goes forward only. It can go to ${higher.en}.`,
    zh: `实例当前版本为 ${current}，不能变更为 "${target}"：只能升级。可升级到 ${higher.zh}。`,
  });
}
