import { Refusal } from '../../../domain/refusal.ts';

/** What ModifyTopicAttributes takes about rates, of which only "off" can be kept here. */
interface Unserved {
  readonly QuotaProducerByteRate?: number;
  readonly QuotaConsumerByteRate?: number;
}

const NO_LIMIT = -1;

/** Refuses with UnsupportedOperation what would be taken and forgotten: nobody is to believe in a limit that is not there. */
export function refuseUnserved(asked: Unserved): void {
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
