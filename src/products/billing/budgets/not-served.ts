import { Refusal } from '../../../domain/refusal.ts';

/** A parameter that upstream's budgets have and these have not: refused rather than taken and forgotten. */
export function notServed(parameter: string, served?: string): Refusal {
  return new Refusal('UnsupportedOperation', {
    en: `The parameter \`${parameter}\` of a budget is not served here with this value: ${served === undefined ? 'leave it out' : `send ${served}`}.`,
    zh: `此处不支持预算参数 \`${parameter}\` 的该取值：${served === undefined ? '请不要传入' : `请传 ${served}`}。`,
  });
}
