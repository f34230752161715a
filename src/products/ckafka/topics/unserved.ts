import { Refusal } from '../../../domain/refusal.ts';

/** What the topic actions take about access and rates, of which only "off" can be kept here. */
interface Unserved {
  readonly EnableWhiteList?: number;
  readonly IpWhiteList?: readonly string[];
  readonly EnableAclRule?: number;
  readonly AclRuleName?: string;
  readonly QuotaProducerByteRate?: number;
  readonly QuotaConsumerByteRate?: number;
}

const NO_LIMIT = -1;

/** Refuses with UnsupportedOperation what would be taken and forgotten: nobody is to believe in a protection that is not there. */
export function refuseUnserved(asked: Unserved): void {
  const switchedOn = (['EnableWhiteList', 'EnableAclRule'] as const).find((name) => (asked[name] ?? 0) !== 0);
  if (switchedOn !== undefined) throw unserved(switchedOn, '0');
  if ((asked.IpWhiteList ?? []).length > 0) throw unserved('IpWhiteList', '[]');
  if ((asked.AclRuleName ?? '') !== '') throw unserved('AclRuleName', '""');
  const limited = (['QuotaProducerByteRate', 'QuotaConsumerByteRate'] as const).find(
    (name) => (asked[name] ?? NO_LIMIT) !== NO_LIMIT,
  );
  if (limited !== undefined) throw unserved(limited, String(NO_LIMIT));
}

function unserved(parameter: string, allowed: string): Refusal {
  return new Refusal('UnsupportedOperation', {
    en: `The parameter \`${parameter}\` of a topic is not enforced here, so it is not taken: leave it out, or send ${allowed}.`,
    zh: `此处不支持主题的参数 \`${parameter}\`：请不要传递，或传 ${allowed}。`,
  });
}
