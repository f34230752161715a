import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { descriptionsOf, explorerFiles, explorerProducts } from '../../scripts/generate-explorer-model.ts';
import { REMEDIES_ZH } from './remedies-zh.ts';
import { ERROR_CODES } from '../domain/error-codes.ts';
import { allActions } from '../products/all-actions.ts';
import { explorerProduct, type ProductSources } from './build.ts';

const products = explorerProducts();
const actions = products.flatMap((it) => it.actions.map((action) => ({ product: it.product, ...action })));

it('is in spec/explorer as its sources say (npm run generate writes it)', () => {
  for (const { file, text } of explorerFiles())
    expect(readFileSync(file, 'utf8') === text, `${file}; run: npm run generate`).toBe(true);
});

it('has every action that is served, each in a group that has a title', () => {
  const served = actions.filter((it) => it.state !== 'refused').map((it) => `${it.product} ${it.name}`);
  expect(served.sort()).toEqual(allActions.map((it) => `${it.product} ${it.name}`).sort());
  const titles = new Map(products.map((it) => [it.product, new Set(Object.keys(it.groups))]));
  expect(actions.filter((it) => titles.get(it.product)?.has(it.group) !== true).map((it) => it.name)).toEqual([]);
});

it('says in both languages what each action does, and what is missing where it is served partly', () => {
  const texts = actions.flatMap((it) => [it.description, ...(it.note === undefined ? [] : [it.note])]);
  expect(texts.filter(({ en, zh }) => !/\w/.test(en) || !/\p{Script=Han}/u.test(zh))).toEqual([]);
  const partly = actions.filter((it) => it.state === 'partly');
  expect(partly.filter((it) => it.note === undefined || it.note.zh === it.note.en).map((it) => it.name)).toEqual([]);
});

it('says in both languages what each member is that a served action takes or answers, however deep', () => {
  const wordless = products.flatMap(({ product, types, actions: all }) => {
    const served = all.filter((it) => it.state !== 'refused');
    const top = served.flatMap((it) => [...it.input, ...it.output].map((member) => ({ of: it.name, member })));
    const reached = typesReached(top.map((it) => it.member.type));
    const nested = reached.flatMap((of) => (types[of]?.members ?? []).map((member) => ({ of, member })));
    const isWordless = ({ member: { description } }: (typeof top)[number]): boolean =>
      !description || description.en.trim() === '' || description.zh.trim() === '';
    return [...top, ...nested].filter(isWordless).map(({ of, member }) => `${product} ${of} ${member.name}`);

    function typesReached(names: readonly string[]): string[] {
      const found = new Set(names.filter((it) => it in types));
      for (const name of found) for (const { type } of types[name]?.members ?? []) if (type in types) found.add(type);
      return [...found];
    }
  });
  expect(wordless).toEqual([]);
});

it('has no words for what is not in the model', () => {
  const names = (members: readonly { readonly name: string }[]): string[] => members.map((it) => it.name);
  const unknown = products.flatMap(({ product, types, actions: all }) => {
    const { actions: said, types: saidTypes } = descriptionsOf(product);
    return [
      ...Object.entries(said).flatMap(([name, { parameters = {}, answer = {}, like = name }]) => {
        const action = all.find((it) => it.name === name);
        const known = [...names(action?.input ?? []), ...names(action?.output ?? [])];
        const words = [...Object.keys(parameters), ...Object.keys(answer)].filter((it) => !known.includes(it));
        return action === undefined || !(like in said) ? [name] : words.map((it) => `${name} ${it}`);
      }),
      ...Object.entries(saidTypes).flatMap(([name, words]) => {
        const known = names(types[name]?.members ?? []);
        return Object.keys(words).flatMap((it) => (known.includes(it) ? [] : [`${name} ${it}`]));
      }),
    ];
  });
  expect(unknown).toEqual([]);
});

it('names only error codes that have a meaning, with the own ones of every action', () => {
  const named = actions.flatMap((it) => it.errors);
  expect(named.filter((code) => !Object.hasOwn(ERROR_CODES, code))).toEqual([]);
  expect([...new Set(named)].filter((code) => !Object.hasOwn(REMEDIES_ZH, code))).toEqual([]);
  const createTopic = actions.find((it) => it.name === 'CreateTopic');
  expect(createTopic?.errors).toEqual(
    expect.arrayContaining(['InvalidParameterValue.TopicNameAlreadyExist', 'LimitExceeded', 'UnsupportedRegion']),
  );
});

it('takes each word of a member from the nearest place that has it', () => {
  const string = { type: 'string' };
  const sources: ProductSources = {
    spec: {
      product: 'p',
      version: 'v',
      actions: {
        Ask: {
          in: [
            { name: 'Limit', ...string },
            { name: 'constructor', ...string },
          ],
          out: [],
        },
      },
      structs: {},
    },
    descriptions: {
      title: { en: 'P', zh: 'P' },
      groups: {},
      actions: { Ask: { en: 'Asks.', zh: '问。', parameters: { Limit: { range: '1–7' } } } },
      types: {},
      glossary: { Limit: { default: '5', range: '1–9' } },
    },
    sharedGlossary: { Limit: { en: 'How many.', zh: '数量。', default: '1' } },
    actionErrors: {},
    served: [{ action: { name: 'Ask', changes: false, regional: true }, group: 'g' }],
  };
  const [limit, odd] = explorerProduct(sources).actions[0]?.input ?? [];
  expect(limit).toMatchObject({ description: { en: 'How many.' }, default: '5', range: '1–7', required: false });
  expect(odd).not.toHaveProperty('description');
});
