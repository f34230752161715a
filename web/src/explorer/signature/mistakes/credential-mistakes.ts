import type { Text } from '../../../language/text.ts';
import { PRODUCTS } from '../../model/products.ts';
import { KEY_WITH_LINE_END, KEY_WITHOUT_SPACES, SECRET_ID_AS_KEY } from '../diagnosis-texts.ts';
import type { Tc3Signing } from '../tc3-signing.ts';
import { distinct, valueOf, type MistakeContext, type Tc3Mistake } from './tc3-mistake.ts';

const DAY_SECONDS = 86_400;
const CHINA_SECONDS = 8 * 3_600;

export function timeMistakes(right: Tc3Signing): Tc3Mistake[] {
  const seconds = Number(right.timestamp);
  if (!Number.isSafeInteger(seconds) || seconds > 1e11) return [];
  const day = (at: number): string => new Date(at * 1000).toISOString().slice(0, 10);
  const days = [day(seconds), day(seconds + CHINA_SECONDS), day(seconds - DAY_SECONDS), day(seconds + DAY_SECONDS)];
  const offsets = [...Array(11).keys()].flatMap((it) => [it, -it]).concat(CHINA_SECONDS, -CHINA_SECONDS);
  return [
    ...distinct(days, right.date).map((date): Tc3Mistake => ({
      about: 'time',
      text: {
        en: `The client signed with the date ${date}, but Credential says ${right.date}. Both must be the UTC day of X-TC-Timestamp.`,
        zh: `客户端签名使用的日期为 ${date}，而 Credential 中为 ${right.date}。两者都应为 X-TC-Timestamp 对应的 UTC 日期。`,
      },
      signing: (signing) => ({ ...signing, date }),
    })),
    ...distinct([`${seconds}000`, ...offsets.map((it) => String(seconds + it))], right.timestamp).map(
      (timestamp): Tc3Mistake => ({
        about: 'time',
        text: {
          en: `The client signed the timestamp ${timestamp}, but sent X-TC-Timestamp: ${right.timestamp}. Take the time once and use it in both places.`,
          zh: `客户端签名的时间戳为 ${timestamp}，但发送的 X-TC-Timestamp 为 ${right.timestamp}。应只取一次时间并用于两处。`,
        },
        signing: (signing) => ({ ...signing, timestamp }),
      }),
    ),
  ];
}

export function scopeMistakes(right: Tc3Signing): Tc3Mistake[] {
  const [label = ''] = valueOf(right, 'host').split(/[.:]/);
  const services = distinct([label, ...Object.keys(PRODUCTS), 'cvm'], right.service);
  const terminators = ['', 'tc3', 'TC3_request', 'aws4_request'];
  return [
    ...services.map((service): Tc3Mistake => ({
      about: 'scope',
      text: {
        en: `The client signed for the service ${service}, but Credential says ${right.service}.`,
        zh: `客户端签名使用的服务为 ${service}，而 Credential 中为 ${right.service}。`,
      },
      signing: (signing) => ({ ...signing, service }),
    })),
    ...distinct(terminators, right.terminator).map((terminator): Tc3Mistake => ({
      about: 'scope',
      text: {
        en: `The client ended the scope with “${terminator}” in place of tc3_request.`,
        zh: `客户端的凭证范围以“${terminator}”结尾，应为 tc3_request。`,
      },
      signing: (signing) => ({ ...signing, terminator }),
    })),
  ];
}

export function keyMistakes({ secretKey, secretId }: MistakeContext): Tc3Mistake[] {
  const keys: [string, Text][] = [
    [
      secretKey,
      { en: 'The first key is the SecretKey without TC3 before it.', zh: '派生首个密钥时 SecretKey 前缺少 TC3。' },
    ],
    [`TC3${secretKey}\n`, KEY_WITH_LINE_END],
    [`TC3${secretKey.trim()}`, KEY_WITHOUT_SPACES],
    [
      `TC3 ${secretKey}`,
      { en: 'There is a space between TC3 and the SecretKey.', zh: 'TC3 与 SecretKey 之间多了空格。' },
    ],
    [`TC3${secretId}`, SECRET_ID_AS_KEY],
    [
      'TC3',
      {
        en: 'The SecretKey was empty: the variable that it is read from was not set.',
        zh: 'SecretKey 为空：读取的变量未设置。',
      },
    ],
    [
      `AWS4${secretKey}`,
      {
        en: 'The first key has AWS4 before the SecretKey in place of TC3.',
        zh: '派生首个密钥时前缀为 AWS4，应为 TC3。',
      },
    ],
  ];
  return keys
    .filter(([firstKey]) => firstKey !== `TC3${secretKey}`)
    .map(([firstKey, text]) => ({ about: 'key', text, signing: (signing) => ({ ...signing, firstKey }) }));
}
