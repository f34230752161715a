import { describe, expect, it } from 'vitest';
import { headerOf, readPasted } from './pasted-request.ts';

describe('a request that somebody pasted', () => {
  it('is read from raw HTTP, with a body of several lines', () => {
    const read = readPasted('POST /?a=b HTTP/1.1\r\nHost: h:1\r\ncontent-type:  text/x \r\n\r\n{\r\n"A": 1}\r\n');
    expect(read).toEqual({
      method: 'POST',
      path: '/',
      query: 'a=b',
      headers: [
        ['Host', 'h:1'],
        ['content-type', 'text/x'],
      ],
      body: '{\n"A": 1}',
    });
  });

  it('keeps a line end that Content-Length counts', () => {
    expect(readPasted('POST / HTTP/1.1\nHost: h\nContent-Length: 3\n\n{}\n')?.body).toBe('{}\n');
  });

  it('is read from what curl -v printed, with the body of the command above it', () => {
    const text = `$ curl -v http://127.0.0.1:8597/ -H 'X-TC-Action: A' \\
  --data-raw '{"Name":"it'\\''s"}'
*   Trying 127.0.0.1:8597...
> POST / HTTP/1.1
> Host: 127.0.0.1:8597
> User-Agent: curl/8.5.0
> X-TC-Action: A
> Content-Length: 15
>
< HTTP/1.1 200 OK`;
    const read = readPasted(text);
    expect(read).toMatchObject({ method: 'POST', body: '{"Name":"it\'s"}' });
    expect(headerOf(read ?? { headers: [] }, 'user-agent')).toBe('curl/8.5.0');
  });

  it('is read from a curl command, with what curl adds by itself', () => {
    const read = readPasted(`curl -sS "https://h.test/p?x=1" -H "X-Key: a\\"b" -d A=1 --data B=2`);
    expect(read).toMatchObject({ method: 'POST', path: '/p', query: 'x=1', body: 'A=1&B=2' });
    const headers = read?.headers ?? [];
    expect(headerOf({ headers }, 'host')).toBe('h.test');
    expect(headerOf({ headers }, 'content-type')).toBe('application/x-www-form-urlencoded');
    expect(headerOf({ headers }, 'x-key')).toBe('a"b');
  });

  it.each([
    ["curl -G http://h/ -d 'A=1' --data-urlencode", { method: 'GET', query: 'A=1', body: '' }],
    ['curl -XPUT http://h/x', { method: 'PUT', path: '/x' }],
    ['curl http://h/ --json=$\'{\\n"A":"\\u4e3b"}\'', { body: '{\n"A":"主"}' }],
    ['GET http://h:2/p?q HTTP/1.1\n', { path: '/p', query: 'q', headers: [['Host', 'h:2']] }],
    ['Host: h\nX-TC-Action: A', { method: 'POST', path: '/' }],
  ])('is read from %s', (text, parts) => {
    expect(readPasted(text)).toMatchObject(parts);
  });

  it.each(['', 'hello', '{"A":1}'])('is not made up from "%s"', (text) => {
    expect(readPasted(text)).toBeNull();
  });
});
