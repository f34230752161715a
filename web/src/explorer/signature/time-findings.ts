import type { Finding } from './diagnosis.ts';

/** As the server: a signature is good for five minutes, before and after. */
const WINDOW_SECONDS = 300;

/** What is wrong with a timestamp by the clock, and with the date of a credential by it (`''`: there is none). Pure. */
export function timeFindings(timestamp: string, nowSeconds: number, date: string): Finding[] {
  if (timestamp === '') return [];
  if (/^\d{13}$/.test(timestamp))
    return [
      refused(
        `The timestamp ${timestamp} is in milliseconds; it must be in seconds.`,
        `时间戳 ${timestamp} 的单位为毫秒，应为秒。`,
      ),
    ];
  if (!/^\d{1,11}$/.test(timestamp))
    return [
      refused(
        `The timestamp ${timestamp} is no UNIX time in seconds.`,
        `时间戳 ${timestamp} 不是以秒为单位的 UNIX 时间。`,
      ),
    ];
  const found: Finding[] = [];
  const seconds = Number(timestamp);
  const behind = nowSeconds - seconds;
  if (Math.abs(behind) > WINDOW_SECONDS) {
    const iso = new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
    found.push(
      refused(
        `The timestamp is ${iso}, ${duration(Math.abs(behind))} ${behind > 0 ? 'before' : 'after'} now; a signature is good for five minutes. If it was just made, the client's clock is wrong.`,
        `时间戳为 ${iso}，比当前时间${behind > 0 ? '早' : '晚'} ${Math.abs(behind)} 秒；签名有效期为五分钟。若刚刚生成，则客户端时钟不准。`,
      ),
    );
  }
  const utc = new Date(seconds * 1000).toISOString().slice(0, 10);
  if (date !== '' && date !== utc)
    found.push(
      refused(
        `The date in Credential is ${date}, but the timestamp is on ${utc} in UTC. Take the UTC day, not the local one.`,
        `Credential 中的日期为 ${date}，而时间戳对应的 UTC 日期为 ${utc}。应使用 UTC 日期而非本地日期。`,
      ),
    );
  return found;
}

const refused = (en: string, zh: string): Finding => ({ weight: 'refused', text: { en, zh } });

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} seconds`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} hours` : `${Math.round(seconds / 86_400)} days`;
}
