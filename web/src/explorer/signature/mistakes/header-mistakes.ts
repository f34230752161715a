import { hostText } from '../diagnosis-texts.ts';
import type { PastedRequest } from '../pasted-request.ts';
import type { Tc3Signing } from '../tc3-signing.ts';
import { distinct, valueOf, withHeader, type Tc3Mistake } from './tc3-mistake.ts';

export function hostMistakes(right: Tc3Signing): Tc3Mistake[] {
  const host = valueOf(right, 'host');
  const port = /:\d+$/.exec(host)?.[0] ?? '';
  const names = [right.service, 'ckafka', 'vpc'].map((it) => `${it}.tencentcloudapi.com`);
  const others = [
    ...names,
    `localhost${port}`,
    'localhost',
    `127.0.0.1${port}`,
    '127.0.0.1',
    `https://${host}`,
    `http://${host}`,
  ];
  return distinct(others, host).map((it) => ({
    about: 'host',
    text: hostText(it, host),
    signing: (signing) => withHeader(signing, 'host', it),
  }));
}

export function contentTypeMistakes(right: Tc3Signing): Tc3Mistake[] {
  const sent = valueOf(right, 'content-type');
  const [bare = ''] = sent.split(';');
  const others = [
    `${bare}; charset=utf-8`,
    `${bare};charset=utf-8`,
    `${bare}; charset=UTF-8`,
    bare,
    'application/json',
    'application/json; charset=utf-8',
    'application/x-www-form-urlencoded',
    'text/plain;charset=UTF-8',
    '',
  ];
  return distinct(others, sent).map((it) => ({
    about: 'content-type',
    text: {
      en: `The client signed the content type “${it}”, but the request was sent with “${sent}”. HTTP libraries like to set or change this header.`,
      zh: `客户端签名时使用的 content-type 为“${it}”，但请求发送的是“${sent}”。HTTP 库常会自行设置或修改该请求头。`,
    },
    signing: (signing) => withHeader(signing, 'content-type', it),
  }));
}

export function headerMistakes(right: Tc3Signing, request: PastedRequest): Tc3Mistake[] {
  const names = right.signedHeaders.split(';');
  const sorted = names.toSorted();
  const asSent = right.headers.map(([name, value]) => {
    const sent = request.headers.find(([it]) => it.toLowerCase() === name)?.[0];
    return [sent ?? name, value] as const;
  });
  const inOrder = (order: readonly string[]): Tc3Signing['headers'] =>
    order.flatMap((name) => right.headers.filter(([it]) => it === name.toLowerCase()));
  const differs = sorted.join(';') !== right.signedHeaders;
  const orders = differs ? [sorted, names.toReversed()] : [names.toReversed()];
  return [
    ...orders.map((order): Tc3Mistake => ({
      about: 'headers',
      text: {
        en: `The client put the headers into the order ${order.join(';')}, but SignedHeaders says ${right.signedHeaders}. Sort both by name.`,
        zh: `客户端签名的请求头顺序为 ${order.join(';')}，而 SignedHeaders 为 ${right.signedHeaders}。两者都应按名称排序。`,
      },
      signing: (signing) => ({ ...signing, headers: inOrder(order) }),
    })),
    {
      about: 'headers',
      text: {
        en: 'The client signed the headers in order, but wrote SignedHeaders in another order into the canonical request.',
        zh: '规范请求串中 SignedHeaders 一行的顺序与 Authorization 中不同。',
      },
      signing: (signing) => ({
        ...signing,
        signedHeaders: sorted.join(';') === right.signedHeaders ? names.toReversed().join(';') : sorted.join(';'),
      }),
    },
    {
      about: 'headers',
      text: {
        en: 'The client wrote header names into the canonical request as they are sent; they must be in lower case.',
        zh: '规范请求串中的请求头名称应为小写，客户端使用了原始大小写。',
      },
      signing: (signing) => ({ ...signing, headers: asSent }),
    },
    ...(names.length > 2
      ? [
          {
            about: 'headers' as const,
            text: {
              en: `The client signed only content-type and host, but SignedHeaders says ${right.signedHeaders}.`,
              zh: `客户端仅对 content-type 与 host 签名，而 SignedHeaders 为 ${right.signedHeaders}。`,
            },
            signing: (signing: Tc3Signing) => ({
              ...signing,
              headers: inOrder(['content-type', 'host']),
              signedHeaders: 'content-type;host',
            }),
          },
        ]
      : []),
  ];
}
