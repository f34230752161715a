import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/*
 * The console and the API Explorer: one page for every address below /console and /explorer, and the files that it loads.
 * They are made of what `npm run build:web` wrote and know nothing of the server but its public API.
 */

/** Where scripts/build-web.ts puts them. */
export const BUILT_PAGES = fileURLToPath(new URL('../../dist/web', import.meta.url));

const PAGES = /^\/(console|explorer)(\/|\?|$)/;
const FILES = /^\/assets\/[\w.-]+$/;
/** web/vite.config.ts writes it where the page's nonce goes. */
const NONCE_PLACEHOLDER = /NONCE_OF_THE_PAGE/g;

/** Whether a GET for this path asks for a page or a file of one, and so is no call of the API. */
export function asksForPage(path: string): boolean {
  return PAGES.test(path) || FILES.test(path);
}

/**
 * What a page may do: run and load what this server serves, call this server, and nothing else. The nonce lets the editor of the
 * explorer add its style sheet.
 */
export function pagePolicy(nonce: string): string {
  const rules = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return rules.join('; ');
}

/** Serves the pages of `folder`. Where they were not built, each says how they are. */
export function addPages(server: FastifyInstance, folder: string): void {
  const send = (reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .headers({
        'Content-Security-Policy': pagePolicy(nonce),
        'Cache-Control': 'no-store',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
      })
      .type('text/html; charset=utf-8')
      .send(readPage(folder).replace(NONCE_PLACEHOLDER, nonce));
  };
  for (const root of ['/console', '/explorer']) {
    server.get(root, (_request, reply) => send(reply));
    server.get(`${root}/*`, (_request, reply) => send(reply));
  }
  if (!existsSync(join(folder, 'assets'))) return;
  void server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    // A file's name holds the hash of what is in it.
    immutable: true,
    maxAge: '365d',
    index: false,
    preCompressed: true,
    setHeaders: (reply) => void reply.header('X-Content-Type-Options', 'nosniff'),
  });
}

/** Read anew each time: a build takes the files away that the last page loads. */
function readPage(folder: string): string {
  const file = join(folder, 'index.html');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return '<!doctype html><html lang="en"><title>Brokerage</title><p>The pages are not built: run <code>npm run build:web</code> and start the server again.</p></html>';
}
