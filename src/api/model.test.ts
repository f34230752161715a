import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedTypes } from '../../scripts/generate-api-types.ts';
import { apiModel, loadApiModel } from './model.ts';

const SPEC = join(import.meta.dirname, '..', '..', 'spec');

test('the types in spec/types are those of the model', () => {
  for (const { file, text } of generatedTypes(SPEC)) {
    expect(readFileSync(file, 'utf8'), `${file}; run: npm run generate`).toBe(text);
  }
});

test('every struct that a member names is there, with its members', () => {
  const model = loadApiModel(SPEC);
  const tags = model.action('ckafka', 'CreatePostPaidInstance')?.input.get('Tags');
  expect(tags).toMatchObject({ list: true, scalar: null });
  expect([...(tags?.members.keys() ?? [])]).toEqual(['TagKey', 'TagValue']);
  expect(model.actionsNamed('DescribeZones').map((it) => it.product)).toEqual(['api', 'cvm', 'region']);
});

test('the model is read once', () => {
  expect(apiModel()).toBe(apiModel());
});
