import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPages, asksForPage } from './pages.ts';

describe('the paths of pages', () => {
  it.each(['/console', '/console/instances?x=1', '/explorer/ckafka/CreateTopic', '/assets/index-B1.js'])(
    '%s is one',
    (path) => expect(asksForPage(path)).toBe(true),
  );
  it.each(['/', '/consoles', '/?Action=DescribeInstances', '/assets/../x', '/assets/a/b', '/v1/console'])(
    '%s is a path of the API',
    (path) => expect(asksForPage(path)).toBe(false),
  );
});

describe('a page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  const server = fastify();
  beforeAll(() => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'assets', 'index-1.js'), 'let x;');
    writeFileSync(join(folder, 'assets', 'index-1.js.gz'), 'packed');
    writeFileSync(
      join(folder, 'index.html'),
      '<script nonce="NONCE_OF_THE_PAGE"></script><i nonce="NONCE_OF_THE_PAGE"></i>',
    );
    addPages(server, folder);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('has a nonce of its own each time, the same in its policy, and is not kept', async () => {
    const nonces = await Promise.all(
      ['/console', '/explorer/ckafka/CreateTopic'].map(async (url) => {
        const { headers, body } = await server.inject({ url });
        const nonce = /nonce="([^"]+)"/.exec(body)?.[1] ?? '';
        expect(body).not.toContain('NONCE_OF_THE_PAGE');
        expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
        expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
        expect(headers['cache-control']).toBe('no-store');
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('loads files that are kept for ever, packed where the browser takes it', async () => {
    const packed = await server.inject({ url: '/assets/index-1.js', headers: { 'accept-encoding': 'gzip' } });
    expect([packed.body, packed.headers['content-encoding']]).toEqual(['packed', 'gzip']);
    expect(packed.headers['cache-control']).toContain('immutable');
    expect((await server.inject({ url: '/assets/index-2.js' })).statusCode).toBe(404);
  });

  it('says how it is built where it was not', async () => {
    const bare = fastify();
    addPages(bare, join(folder, 'nothing'));
    expect((await bare.inject({ url: '/console' })).body).toContain('npm run build:web');
  });
});
