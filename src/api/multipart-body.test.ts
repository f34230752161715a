import { expect, test } from 'vitest';
import { apiModel } from './model.ts';
import { readMultipart } from './multipart-body.ts';
import type { HttpRequest } from './http-request.ts';

const MEMBERS = apiModel().action('ckafka', 'CreatePostPaidInstance')?.input ?? new Map<string, never>();

function request(body: string, contentType = 'multipart/form-data; boundary=b'): HttpRequest {
  return { headers: { 'content-type': contentType }, body: Buffer.from(body) } as unknown as HttpRequest;
}
const part = (name: string, value: string, more = ''): string =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

test('reads a part for each parameter, typed by the model', () => {
  const body = [
    part('VpcId', 'vpc-1'),
    part('BandWidth', '40', '\r\nContent-Type: text/plain'),
    part('InstanceName', 'two\r\nlines -- 名', '; filename="x"'),
    part('Tags', '[{"TagKey":"a","TagValue":"b"}]', '\r\nContent-Type: application/json'),
    '--b--\r\n',
  ].join('');
  expect(readMultipart(request(body), MEMBERS)).toEqual({
    ...{ VpcId: 'vpc-1', BandWidth: 40, InstanceName: 'two\r\nlines -- 名' },
    Tags: [{ TagKey: 'a', TagValue: 'b' }],
  });
  expect(readMultipart(request(''), MEMBERS)).toEqual({});
});

test.each([
  ['names no `boundary`', part('VpcId', 'v'), 'multipart/form-data'],
  ['is not whole', part('VpcId', 'v'), 'multipart/form-data; boundary=b'],
  ['is not whole', 'VpcId=v', 'multipart/form-data; boundary=b'],
  ['is not whole', '--b\r\n\r\nv\r\n--b--', 'multipart/form-data; boundary=b'],
  ['is there twice', `${part('VpcId', 'v')}${part('VpcId', 'w')}--b--`, 'multipart/form-data; boundary=b'],
])('refuses what %s', (message, body, contentType) => {
  expect(() => readMultipart(request(body, contentType), MEMBERS)).toThrow(message);
});

test('refuses bytes that are not UTF-8', () => {
  const bytes = Buffer.concat([
    Buffer.from(part('VpcId', 'v').slice(0, -3)),
    Buffer.from([0xff]),
    Buffer.from('\r\n--b--'),
  ]);
  expect(() => readMultipart({ ...request(''), body: bytes }, MEMBERS)).toThrow('is not UTF-8');
});
