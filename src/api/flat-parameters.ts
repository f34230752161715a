import { Refusal } from '../domain/refusal.ts';

/** One parameter of a query or a form, decoded. */
export type FlatParameter = readonly [name: string, value: string];

/** The parameters of `a=1&b=2`, in their order. Throws InvalidParameter when the text is not URL-encoded UTF-8 or names one twice. */
export function readFlatParameters(text: string): FlatParameter[] {
  const names = new Set<string>();
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
      if (names.has(name)) throw repeated(name);
      names.add(name);
      return [name, decoded(equals < 0 ? '' : pair.slice(equals + 1))];
    });
}

/** `+` is a space: three of the four SDKs write it so, the fourth writes %20. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new Refusal('InvalidParameter', {
      en: 'The query or form cannot be read: it has a % that does not begin an encoded UTF-8 character.',
      zh: '查询字符串或表单无法解析：百分号编码不正确。',
    });
  }
}

/** Two readers could each take another one. */
export function repeated(name: string): Refusal {
  return new Refusal('InvalidParameter', {
    en: `The query or form has the parameter \`${name}\` twice, or once as a value and once as a list.`,
    zh: `查询字符串或表单中参数 \`${name}\` 重复，或同时作为值和列表出现。`,
  });
}
