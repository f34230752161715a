/** The cloud writes its dates and times in China's, which is UTC+8 all year. */
const OFFSET_MS = 8 * 3_600_000;

/** `2018-04-25 10:26:26`, as the vpc product's answers write it. */
export function cloudDateTime(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** The same as 14 digits: `20180425102626`. */
export function cloudStamp(at: Date): string {
  return cloudDateTime(at).replaceAll(/\D/g, '');
}

/** What such a text names, to the second; null when it names no time. */
export function momentOf(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return null;
  const at = new Date(Date.parse(`${text.replace(' ', 'T')}Z`) - OFFSET_MS);
  // 30 February would be taken for March.
  return Number.isNaN(at.getTime()) || cloudDateTime(at) !== text ? null : at;
}

/** The inverse of `cloudDateTime`; null when the text is no such time. */
export function parseCloudDateTime(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return null;
  const at = new Date(Date.parse(`${text.replace(' ', 'T')}Z`) - OFFSET_MS);
  // A day that its month does not have is taken for one of the next month.
  return Number.isNaN(at.getTime()) || cloudDateTime(at) !== text ? null : at;
}
