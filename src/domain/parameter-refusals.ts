import type { ErrorCode } from './error-codes.ts';
import type { StepRange } from './offer.ts';
import { Refusal, type Text } from './refusal.ts';

/** Longest part of a value that a message repeats. */
const SHOWN_LENGTH = 64;

/** A refusal that names the parameter, the value that came, and what is allowed. */
export function refusedValue(
  parameter: string,
  value: unknown,
  allowed: Text,
  code: ErrorCode = 'InvalidParameterValue',
): Refusal {
  return new Refusal(code, {
    en: `The value of parameter \`${parameter}\` is not allowed: ${shown(value)}. Allowed: ${allowed.en}.`,
    zh: `参数 \`${parameter}\` 的取值 ${shown(value)} 不允许。可取值：${allowed.zh}。`,
  });
}

/** A parameter that is needed is missing or an empty text. `why` completes the sentence "…: ". */
export function refusedEmpty(
  parameter: string,
  why: Text,
  code: ErrorCode = 'InvalidParameterValue.NotAllowedEmpty',
): Refusal {
  return new Refusal(code, {
    en: `The parameter \`${parameter}\` must not be empty: ${why.en}.`,
    zh: `参数 \`${parameter}\` 不能为空：${why.zh}。`,
  });
}

/** Parameters that do not go together. */
export function refusedTogether(text: Text): Refusal {
  return new Refusal('InvalidParameter', text);
}

/** Words for a range, as the messages write it. */
export function inWords({ min, max, step }: StepRange, unit: Text = { en: '', zh: '' }): Text {
  const [unitEn, unitZh] = [unit.en === '' ? '' : ` ${unit.en}`, unit.zh === '' ? '' : ` ${unit.zh}`];
  if (step === 1) return { en: `${min} to ${max}${unitEn}`, zh: `${min} 至 ${max}${unitZh}` };
  return {
    en: `${min} to ${max}${unitEn} in steps of ${step}`,
    zh: `${min} 至 ${max}${unitZh}，步长 ${step}`,
  };
}

/** The same words in both languages: for lists of literals. */
export function sameWords(words: readonly (string | number)[]): Text {
  const list = words.join(', ');
  return { en: list, zh: list };
}

/** How long a text is for the person who typed it: code points, so that a character outside the basic plane counts once. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Whether the database and every client can carry a text as it is: no NUL, no half of a surrogate pair. */
export function isCarriable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? `"${value.toWellFormed().replaceAll('\0', '\\0')}"` : JSON.stringify(value);
  return text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH).toWellFormed()}…`;
}
