import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parametersFrom } from '../../src/snippets/json-text.ts';
import { LANGUAGES } from '../../src/snippets/snippet.ts';
import { startApiWithoutBrokers, type ApiWithoutBrokers } from '../support/api-without-brokers.ts';
import { CALLS } from './snippet-calls.ts';
import { RUNNERS } from './snippet-runners.ts';
import { missingTool, titled } from './toolchains.ts';

/*
 * The code of ten calls is run as it is written, in each language whose toolchain the tests can get: each call arrives with the very
 * values that it was written from, and the program prints the answer or fails with the refusal.
 */

const MISSING: Readonly<Record<string, string | null>> = {
  node: null,
  python: missingTool('python3', '--version'),
  tccli: missingTool('python3', '--version') ?? missingTool('bash', '--version'),
  go: missingTool('go', 'version'),
  java: missingTool('java', '-version') ?? missingTool('mvn', '--version'),
  curl: missingTool('bash', '--version') ?? missingTool('curl', '--version') ?? missingTool('openssl', 'version'),
};

let api: ApiWithoutBrokers;
beforeAll(async () => {
  api = await startApiWithoutBrokers();
});
afterAll(() => api.close());

describe('the code of ten calls runs as it is', () => {
  const languages = LANGUAGES.filter((it) => it.checked === 'run');

  it.for(languages.map((it) => [titled(it.label, MISSING[it.id] ?? null), it] as const))(
    'in %s',
    { timeout: 300_000 },
    async ([, language], { skip }) => {
      const missing = MISSING[language.id] ?? null;
      if (missing !== null) skip(missing);
      const folder = mkdtempSync(join(tmpdir(), 'brokerage-snippets-'));
      try {
        const sources = CALLS.map((call) => language.write({ ...call, endpoint: api.url }) ?? '');
        const env = {
          TENCENTCLOUD_SECRET_ID: api.keyPair.secretId,
          TENCENTCLOUD_SECRET_KEY: api.keyPair.secretKey,
          HOME: language.id === 'tccli' ? folder : (process.env['HOME'] ?? folder),
        };
        const ended = (await RUNNERS[language.id]?.(sources, folder, { env, cwd: folder })) ?? [];
        const taken = api.taken();
        for (const [index, { action, version, region, parameters, refused }] of CALLS.entries()) {
          const { body, ...named } = taken[index] ?? { body: '{}' };
          // tccli always names one: of its own configuration where the command does not.
          const regionSent = language.id === 'tccli' && region === '' ? 'ap-guangzhou' : region;
          expect(named, `${action}: ${ended[index]?.printed}`).toEqual({ action, version, region: regionSent });
          expect(parametersFrom(body), action).toEqual(parameters);
          const { code, printed } = ended[index] ?? { code: null, printed: '' };
          expect(code === 0, printed).toBe(refused === undefined);
          expect(printed, action).toMatch(refused === undefined ? /"RequestId"/ : new RegExp(refused));
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );

  it('in every language that is said to be run', () => {
    expect(languages.map((it) => it.id).sort()).toEqual(Object.keys(RUNNERS).sort());
  });
});
