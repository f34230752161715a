import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { serverForTests } from '../support/server.ts';

const root = resolve(import.meta.dirname, '../..');
const server = serverForTests();

/** The fenced blocks under "A session" of the README, in order: start, calls, what they print, the command line. */
function session(): string[] {
  const [, part = ''] = readFileSync(resolve(root, 'README.md'), 'utf8').split('## A session');
  return [...part.matchAll(/```\w*\n([\s\S]*?)```/g)].map((block) => block[1]?.trim() ?? '');
}

/** What changes from run to run, as one word. */
function general(line: string): string {
  return line
    .replace(/ckafka-\w{8}/, '<id>')
    .replace(/\d{23}/, '<order>')
    .replace(/\d+(\.\d+){3}:9092/, '<address>')
    .replace(/[\d.]+ s$/, '<time>');
}

it('the session in the README does what it prints', async () => {
  const [start, calls = '', printed = '', commands = ''] = session();
  expect(start).toMatch(/^BROKERAGE_SECRET_ID=\w+ BROKERAGE_SECRET_KEY=\w+ npm start$/);
  // The same key pair in both terminals there; here the pair and the place of the server of this test.
  const env = {
    ...process.env,
    BROKERAGE_URL: server.url,
    TENCENTCLOUD_SECRET_ID: server.secretId,
    TENCENTCLOUD_SECRET_KEY: server.secretKey,
  };
  const pasted = calls.split('\n').filter((line) => !line.startsWith('export '));
  const { stdout } = await promisify(execFile)('sh', ['-ec', pasted.join('\n')], { cwd: root, env });
  expect(stdout.trim().split('\n').map(general)).toEqual(printed.split('\n').map(general));
  for (const command of commands.split('\n')) {
    const [, args = ''] = /^npx brokerage (\w+)$/.exec(command) ?? [];
    expect(await server.command(args)).not.toBe('');
  }
}, 60_000);
