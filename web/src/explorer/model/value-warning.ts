import type { ExplorerMember } from '../../../../src/explorer-model/explorer-product.ts';
import type { Text } from '../../language/text.ts';
import { JsonNumber, NUMBER, type Json } from '../json/json.ts';
import { isOutside, readRange } from './range.ts';

const WHOLE = /^-?\d+$/;

export const isWholeNumber = (type: string): boolean => type === 'int64' || type === 'uint64';
export const isNumber = (type: string): boolean => isWholeNumber(type) || type === 'float';

/**
 * What looks wrong with a scalar, for its field; null when nothing does. A warning only: the call can be sent as it is, and the server's
 * own answer seen.
 */
export function valueWarning(value: Json | undefined, member: ExplorerMember): Text | null {
  if (value === undefined) return null;
  if (value === null) return { en: 'null is sent; leave it out instead.', zh: '将发送 null，建议留空不传。' };
  const written = value instanceof JsonNumber ? value.text : typeof value === 'string' ? value : '';
  if (isWholeNumber(member.type)) {
    if (!(value instanceof JsonNumber) || !WHOLE.test(written))
      return { en: 'A whole number is expected here.', zh: '此处应为整数。' };
    if (!Number.isSafeInteger(Number(written)))
      return {
        en: 'It is sent digit for digit; the server takes whole numbers up to 9007199254740991.',
        zh: '将逐位原样发送；服务端接受的整数上限为 9007199254740991。',
      };
  } else if (member.type === 'float') {
    if (!(value instanceof JsonNumber)) return { en: 'A number is expected here.', zh: '此处应为数字。' };
  } else if (member.type === 'bool') {
    return typeof value === 'boolean'
      ? null
      : { en: 'true or false is expected here.', zh: '此处应为 true 或 false。' };
  } else if (typeof value !== 'string') {
    return { en: 'A text is expected here.', zh: '此处应为文本。' };
  } else if (value === '') {
    return null;
  }
  if (!isOutside(written, readRange(member))) return null;
  return { en: `Outside of what is allowed: ${member.range}.`, zh: `超出允许范围：${member.range}。` };
}

/** What was typed into a scalar's field, as the value to send; undefined: nothing, leave it out. */
export function typedValue(text: string, type: string): Json | undefined {
  if (text === '') return undefined;
  if (!isNumber(type)) return text;
  return NUMBER.test(text.trim()) ? new JsonNumber(text.trim()) : text;
}
