import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText, parametersFrom } from './json-text.ts';
import { LANGUAGES, type CallToWrite, type Language } from './snippet.ts';
import { PARAMETERS, plain } from './testing/any-parameters.ts';

const CALL: CallToWrite = {
  product: 'ckafka',
  version: '2019-08-19',
  action: 'DescribeInstances',
  region: 'ap-guangzhou',
  endpoint: 'http://127.0.0.1:8597',
  parameters: { SearchWord: 'orders', Status: [0, 1], Limit: 10 },
};

function language(id: string): Language {
  const found = LANGUAGES.find((it) => it.id === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}

const write = (id: string, changes: Partial<CallToWrite> = {}): string =>
  language(id).write({ ...CALL, ...changes }) ?? '';

const SDKS = LANGUAGES.filter((it) => it.id !== 'terraform');

describe('code', () => {
  it('is offered in eleven languages, each with a name of its own', () => {
    expect(new Set(LANGUAGES.map((it) => it.id)).size).toBe(11);
    for (const { install } of LANGUAGES) expect(install).not.toContain('\n');
  });

  it.each(SDKS.map((it) => it.id))('in %s names the call, the endpoint and the region, and no secret', (id) => {
    const code = write(id);
    for (const word of ['ckafka', 'DescribeInstances', '127.0.0.1:8597', 'ap-guangzhou', 'orders']) {
      expect(code.toLowerCase()).toContain(word.toLowerCase());
    }
    if (id !== 'tccli') expect(code).toContain('TENCENTCLOUD_SECRET_KEY');
    expect(code.endsWith('\n')).toBe(true);
    expect(code).not.toMatch(/[ \t]$/m);
    expect(write(id)).toBe(code);
  });

  it.each(SDKS.map((it) => it.id))('in %s speaks HTTPS where the endpoint does', (id) => {
    const code = write(id, { endpoint: 'https://kafka.test' });
    expect(code).toMatch(/https/i);
    expect(code).not.toMatch(/http:\/\/|"HTTP"|Scheme::HTTP\b/);
  });

  it.each(SDKS.map((it) => it.id))('in %s takes a call without region and parameters', (id) => {
    const call = { product: 'sts', version: '2018-08-13', action: 'GetCallerIdentity', region: '', parameters: {} };
    expect(write(id, call)).not.toMatch(/ap-guangzhou|undefined|--region|X-TC-Region/);
  });
});

describe('tccli', () => {
  it('is one command, each value in the form that it reads', () => {
    expect(
      write('tccli', { parameters: { A: 'plain', B: "it's", C: true, D: [1], E: { F: 'g' }, H: '-dash', I: '' } }),
    ).toBe(
      `tccli ckafka DescribeInstances \\
  --endpoint http://127.0.0.1:8597 \\
  --region ap-guangzhou \\
  --A plain \\
  --B 'it'\\''s' \\
  --C true \\
  --D '[1]' \\
  --E '{"F":"g"}' \\
  --H='-dash' \\
  --I ''
`,
    );
  });

  it('takes all parameters from its input where no argument can hold one', () => {
    expect(write('tccli', { parameters: { A: 'a\0b' } })).toContain(
      `--cli-input-json file:///dev/stdin <<'JSON'\n{\n  "A": "a\\u0000b"\n}\nJSON\n`,
    );
  });
});

describe('Go', () => {
  it('writes values of its own, and says the type of numbers that an int may not hold', () => {
    const parameters = {
      A: 2 ** 31,
      B: 9223372036854775808n,
      C: 10n ** 20n,
      D: null,
      E: [{ F: 1.5, H: 5e-7 }],
      G: '\ud800\u202e',
    };
    const code = write('go', { parameters });
    expect(code).toContain('"A": int64(2147483648),');
    expect(code).toContain('"B": uint64(9223372036854775808),');
    expect(code).toContain('"C": float64(100000000000000000000),');
    expect(code).toContain('"D": nil,');
    expect(code).toContain('"E": []any{map[string]any{"F": 1.5, "H": 5.0e-7}},');
    expect(code).toContain('"G": "\ufffd\\u202e",');
  });
});

describe('Node.js', () => {
  it('writes whole numbers beyond 2^53 as bigint, and members that are no names in quotes', () => {
    const code = write('node', { parameters: { A: 2n ** 60n, 'b-c': 1n, ['__proto__']: { D: 2 } } });
    expect(code).toContain('A: 1152921504606846976n,');
    expect(code).toContain('"b-c": 1,');
    expect(code).toContain('["__proto__"]: { D: 2 },');
  });
});

describe('whatever the parameters are', () => {
  it('JSON holds them, also where some characters may not stand', () => {
    fc.assert(
      fc.property(PARAMETERS, (parameters) => {
        expect(plain(parametersFrom(jsonText(parameters)))).toEqual(plain(parameters));
        const without = jsonText(parameters, /[)`]/g);
        expect(without).not.toMatch(/[)`]/);
        expect(plain(parametersFrom(without))).toEqual(plain(parameters));
      }),
    );
  });

  /** What stands between the marks of a literal that takes JSON as it is. */
  const RAW: readonly (readonly [id: string, literal: RegExp, json: (found: string) => string])[] = [
    ['java', /"""\n([\s\S]*?)"""/, (found) => found.replaceAll('\\\\', '\\')],
    ['php', /<<<'JSON'\n([\s\S]*?)\n *JSON\b/, (found) => found],
    ['dotnet', /"""\n([\s\S]*?)\n *"""/, (found) => found],
    ['cpp', /R"json\(([\s\S]*?)\)json"/, (found) => found],
    ['ruby', /<<~'PARAMETERS'\)\n([\s\S]*?)\n *PARAMETERS\n/, (found) => found],
    ['curl', /payload=((?:'[^']*'|\\')+)\n/, (found) => found.slice(1, -1).replaceAll(`'\\''`, `'`)],
  ];

  it.each(RAW)('the literal of %s ends where it shall and holds them', (id, literal, json) => {
    fc.assert(
      fc.property(PARAMETERS, (parameters) => {
        const found = literal.exec(write(id, { parameters }))?.[1] ?? '';
        expect(plain(parametersFrom(json(found)))).toEqual(plain(parameters));
      }),
    );
  });

  it('the object of Node.js evaluates to them', () => {
    fc.assert(
      fc.property(PARAMETERS, (parameters) => {
        const [, object = ''] = /DescribeInstances\(([\s\S]*)\);\nconsole/.exec(write('node', { parameters })) ?? [];
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- to read code as its language does is what is tested.
        expect(plain((new Function(`return ${object}`) as () => unknown)())).toEqual(plain(parameters));
      }),
    );
  });

  it.each(LANGUAGES.map((it) => it.id))('%s shows every character that is in its code', (id) => {
    fc.assert(
      fc.property(PARAMETERS, (parameters) => {
        const code = write(id, { parameters }).replace(/[\n\t]/g, '');
        if (id !== 'tccli') expect(code).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(code.isWellFormed()).toBe(true);
      }),
    );
  });
});
