import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parametersFrom } from '../../src/snippets/json-text.ts';
import { LANGUAGES } from '../../src/snippets/snippet.ts';
import { PARAMETERS, plain } from '../../src/snippets/testing/any-parameters.ts';
import { missingTool, run, titled } from './toolchains.ts';

/* What bash and Python themselves read in the code of many calls with parameters by chance; each is started once for all of them. */

const CALL = { product: 'ckafka', version: '2019-08-19', action: 'CreateTopic', region: 'ap-guangzhou' };
const CASES = 300;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brokerage-escaping-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function codeOf(id: string, parameters: Readonly<Record<string, unknown>>): string {
  return LANGUAGES.find((it) => it.id === id)?.write({ ...CALL, endpoint: 'http://127.0.0.1:8597', parameters }) ?? '';
}

/** What tccli is given, as it reads it: `--Name value`, `--Name=value`, or all in JSON from its input. */
function parametersOfTccli(words: readonly string[], input: string, texts: ReadonlySet<string>): unknown {
  if (words.includes('--cli-input-json')) return parametersFrom(input);
  const found: Record<string, unknown> = {};
  for (let at = 0; at < words.length; at += 1) {
    const [, name = '', joined] = /^--([A-Z]\w*)(?:=([\s\S]*))?$/.exec(words[at] ?? '') ?? [];
    const value = joined ?? words[at + 1] ?? '';
    if (name !== '') found[name] = texts.has(name) ? value : parametersFrom(value);
    if (joined === undefined) at += 1;
  }
  return found;
}

describe('whatever the parameters are', () => {
  const noBash = missingTool('bash', '--version');
  it.skipIf(noBash !== null)(titled('bash hands them to tccli as they are', noBash), async () => {
    const cases = fc.sample(PARAMETERS, CASES);
    // Words end with NUL, calls with a word that is no parameter.
    const tccli = `tccli() { printf '%s\\0' "$@"; case "$*" in *cli-input-json*) printf 'input:'; cat; printf '\\0' ;; esac; printf 'END OF CALL\\0'; }\n`;
    writeFileSync(join(folder, 'tccli.sh'), tccli + cases.map((it) => codeOf('tccli', it)).join(''));
    const calls = (await run('bash', [join(folder, 'tccli.sh')])).split('END OF CALL\0').slice(0, -1);
    expect(calls).toHaveLength(CASES);
    for (const [index, parameters] of cases.entries()) {
      const words = (calls[index] ?? '').split('\0').slice(2, -1);
      const input = words.find((it) => it.startsWith('input:'))?.slice('input:'.length) ?? '';
      const texts = new Set(Object.keys(parameters).filter((it) => typeof parameters[it] === 'string'));
      const said = Object.entries(parameters).filter(([, it]) => it !== null || input !== '');
      expect(plain(parametersOfTccli(words, input, texts)), codeOf('tccli', parameters)).toEqual(
        plain(Object.fromEntries(said)),
      );
    }
  });

  it.skipIf(noBash !== null)(titled('bash hands them to curl as they are', noBash), async () => {
    const cases = fc.sample(PARAMETERS, CASES);
    const payloads = cases.map((it) => /^payload=[\s\S]*?\n(?=\nsha256)/m.exec(codeOf('curl', it))?.[0] ?? '');
    writeFileSync(join(folder, 'curl.sh'), payloads.map((it) => `${it}printf '%s\\0' "$payload"\n`).join(''));
    const read = (await run('bash', [join(folder, 'curl.sh')])).split('\0').slice(0, -1);
    expect(read.map((it) => plain(parametersFrom(it)))).toEqual(cases.map(plain));
  });

  const noPython = missingTool('python3', '--version');
  it.skipIf(noPython !== null)(titled('Python reads them in its code', noPython), async () => {
    const cases = fc.sample(PARAMETERS, CASES);
    const dictionaries = cases.map((it) => /json\.dumps\((\{[\s\S]*\})\)\)\ntry/.exec(codeOf('python', it))?.[1] ?? '');
    const lines = dictionaries.map((it) => `print(json.dumps(${it}))\n`);
    writeFileSync(join(folder, 'read.py'), `import json\n${lines.join('')}`);
    const read = (await run('python3', [join(folder, 'read.py')])).trim().split('\n');
    expect(read.map((it) => plain(parametersFrom(it)))).toEqual(cases.map(plain));
  });
});
