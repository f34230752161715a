import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { explorerFiles, explorerProducts } from '../../scripts/generate-explorer-model.ts';
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

it('names only error codes that have a meaning, with the own ones of every action', () => {
  const named = actions.flatMap((it) => it.errors.map(({ code }) => code));
  expect(named.filter((code) => !Object.hasOwn(ERROR_CODES, code))).toEqual([]);
  const createTopic = actions.find((it) => it.name === 'CreateTopic');
  expect(createTopic?.errors.map((it) => it.code)).toEqual(
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
