import { afterAll, beforeAll, expect, it } from 'vitest';
import { actionCaller, openActionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { buy, place } from '../../../../test/support/buying.ts';
import type { Action } from '../../../api/define-action.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { addResourceTag } from '../add-resource-tag.ts';
import { deleteResourceTag } from '../delete-resource-tag.ts';
import { createTag } from './create-tag.ts';
import { createTags } from './create-tags.ts';
import { deleteTag } from './delete-tag.ts';
import { deleteTags } from './delete-tags.ts';
import { describeTagKeys } from './describe-tag-keys.ts';
import { describeTagsSeq } from './describe-tags-seq.ts';
import { describeTags } from './describe-tags.ts';
import { describeTagValuesSeq } from './describe-tag-values-seq.ts';
import { describeTagValues } from './describe-tag-values.ts';
import { getTagKeys } from './get-tag-keys.ts';
import { getTags } from './get-tags.ts';
import { getTagValues } from './get-tag-values.ts';

const tag = (TagKey: string, TagValue: string) => ({ TagKey, TagValue });
const OTHER = { appId: 1_300_000_002, uin: '100000000002' };

/** For what changes nothing: one database with these tags, the last of which an instance carries. */
const TAGS = [tag('a', '1'), tag('a', '2'), tag('a_b', '_'), tag('b', '1'), tag('team', 'blue')];
let shared: Awaited<ReturnType<typeof openActionCaller>>;
beforeAll(async () => {
  shared = await openActionCaller();
  await buy(shared, { Tags: [tag('team', 'blue')] });
  await shared.call(createTags, { Tags: TAGS.slice(0, 4) });
  await shared.storage.rows.accounts.insert({ ...shared.account, ...OTHER });
});
afterAll(() => shared.remove());

async function codeOf<Request, Answer>(action: Action<Services, Request, Answer>, asked: Request, caller: Caller) {
  try {
    await caller.call(action, asked);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'OK';
}

const told = ({ TagKey, TagValue }: { TagKey: string; TagValue: string }): string => `${TagKey}=${TagValue}`;

it('makes a tag, puts it on a resource, and deletes it when nothing carries it any more', async () => {
  const caller = await actionCaller();
  const { VpcId } = await place(caller);
  const Resource = `qcs::vpc:ap-changsha:uin/:vpc/${VpcId}`;
  const all = async () => (await caller.call(describeTags, {})).Tags;
  await caller.call(createTag, tag('env', 'ci'));
  expect(await all()).toEqual([{ ...tag('env', 'ci'), CanDelete: 1 }]);
  await caller.call(addResourceTag, { Resource, ...tag('env', 'ci') });
  expect(await all()).toEqual([{ ...tag('env', 'ci'), CanDelete: 0 }]);
  expect(await codeOf(deleteTag, tag('env', 'ci'), caller)).toBe('FailedOperation.TagAttachedResource');
  await caller.call(deleteResourceTag, { Resource, TagKey: 'env' });
  expect(await all()).toEqual([{ ...tag('env', 'ci'), CanDelete: 1 }]);
  await caller.call(deleteTag, tag('env', 'ci'));
  expect(await all()).toEqual([]);
});

it('keeps the tag that came with a resource, and deletes several at once or none', async () => {
  const caller = await actionCaller();
  const { VpcId } = await place(caller);
  const Resource = `qcs::vpc:ap-changsha:uin/:vpc/${VpcId}`;
  await caller.call(addResourceTag, { Resource, ...tag('env', '') });
  await caller.call(createTags, { Tags: [tag('k', '2'), tag('k', '1')] });
  const Tags = [tag('k', '1'), tag('env', '')];
  expect(await codeOf(deleteTags, { Tags }, caller)).toBe('FailedOperation.TagAttachedResource');
  await caller.call(deleteResourceTag, { Resource, TagKey: 'env' });
  expect(await codeOf(deleteTags, { Tags: [...Tags, tag('k', '3')] }, caller)).toBe('ResourceNotFound.TagNonExist');
  expect((await caller.call(getTags, {})).Tags.map(told)).toEqual(['env=', 'k=1', 'k=2']);
  await caller.call(deleteTags, { Tags });
  expect((await caller.call(getTags, {})).Tags.map(told)).toEqual(['k=2']);
});

it('makes a tag once of calls side by side, and loses none that is put on a resource while it is deleted', async () => {
  const caller = await actionCaller();
  const { VpcId } = await place(caller);
  const Resource = `qcs::vpc:ap-changsha:uin/:vpc/${VpcId}`;
  for (let round = 0; round < 5; round++) {
    const env = tag('env', String(round));
    const made = await Promise.all([1, 2, 3].map(() => codeOf(createTag, env, caller)));
    expect(made.sort()).toEqual(['OK', 'ResourceInUse.TagDuplicate', 'ResourceInUse.TagDuplicate']);
    const [put, deleted] = await Promise.all([
      codeOf(addResourceTag, { Resource, ...env }, caller),
      codeOf(deleteTag, env, caller),
    ]);
    expect(put).toBe('OK');
    expect(['OK', 'FailedOperation.TagAttachedResource']).toContain(deleted);
    expect((await caller.call(describeTags, env)).Tags).toEqual([{ ...env, CanDelete: 0 }]);
    await caller.call(deleteResourceTag, { Resource, TagKey: 'env' });
  }
});

it.each([
  [{}, TAGS],
  [{ TagKey: 'a' }, TAGS.slice(0, 2)],
  [{ TagKey: 'a', TagValue: '2' }, TAGS.slice(1, 2)],
  [{ TagKey: 'b', TagKeys: ['a', 'none'] }, TAGS.slice(0, 2)],
  [{ TagValue: '_' }, TAGS.slice(2, 3)],
  [{ TagKey: 'a%' }, []],
  [{ TagKeys: [] }, []],
  [{ CreateUin: 100000000001 }, TAGS],
  [{ CreateUin: 100000000002 }, []],
])('finds tags as they are written: %j', async (asked, expected) => {
  for (const action of [describeTags, describeTagsSeq]) {
    const { Tags, TotalCount } = await shared.call(action, asked);
    expect([TotalCount, Tags.map(told)]).toEqual([expected.length, expected.map(told)]);
  }
});

it('lists keys and values, in pages of a limit', async () => {
  expect(await shared.call(describeTagKeys, {})).toMatchObject({ TotalCount: 4, Tags: ['a', 'a_b', 'b', 'team'] });
  const page = { Offset: 2, Limit: 2 };
  expect(await shared.call(describeTagKeys, page)).toEqual({ TotalCount: 4, ...page, Tags: ['b', 'team'] });
  expect((await shared.call(describeTagKeys, { Category: 'System' })).Tags).toEqual([]);
  const asked = { TagKeys: ['b', 'a'], Offset: 1, Limit: 1 };
  for (const action of [describeTagValues, describeTagValuesSeq]) {
    expect(await shared.call(action, asked)).toEqual({ TotalCount: 3, Offset: 1, Limit: 1, Tags: [tag('a', '2')] });
  }
});

it('lists in pages by token that follow each other, whatever is deleted in between', async () => {
  const caller = await actionCaller();
  await caller.call(createTags, { Tags: TAGS });
  const first = await caller.call(getTags, { MaxResults: 2 });
  expect(first.Tags.map(told)).toEqual(['a=1', 'a=2']);
  await caller.call(deleteTag, tag('a', '2'));
  const { PaginationToken } = first;
  const second = await caller.call(getTags, { MaxResults: 3, PaginationToken });
  expect(second).toEqual({ PaginationToken: '', Tags: TAGS.slice(2) });

  const keys = await caller.call(getTagKeys, { MaxResults: 3 });
  expect(keys.TagKeys).toEqual(['a', 'a_b', 'b']);
  const last = { MaxResults: 3, PaginationToken: keys.PaginationToken };
  expect(await caller.call(getTagKeys, last)).toEqual({ PaginationToken: '', TagKeys: ['team'] });
  const TagKeys = ['b', 'a_b'];
  expect(await caller.call(getTagValues, { TagKeys })).toEqual({ PaginationToken: '', Tags: TAGS.slice(2, 4) });
  expect((await caller.call(getTags, { TagKeys, Category: 'System' })).Tags).toEqual([]);
});

it('shows and changes nothing of another account, which may have the same', async () => {
  const account = { ...shared.account, ...OTHER };
  for (const action of [describeTags, describeTagsSeq])
    expect((await shared.call(action, {}, { account })).TotalCount).toBe(0);
  expect((await shared.call(describeTagKeys, {}, { account })).TotalCount).toBe(0);
  const TagKeys = ['a'];
  for (const action of [describeTagValues, describeTagValuesSeq])
    expect((await shared.call(action, { TagKeys }, { account })).TotalCount).toBe(0);
  expect((await shared.call(getTagValues, { TagKeys }, { account })).Tags).toEqual([]);
  expect((await shared.call(getTags, {}, { account })).Tags).toEqual([]);
  expect((await shared.call(getTagKeys, {}, { account })).TagKeys).toEqual([]);
  await expect(shared.call(deleteTag, tag('a', '1'), { account })).rejects.toThrow('ResourceNotFound.TagNonExist');
  await shared.call(createTag, tag('a', '1'), { account });
  await shared.call(deleteTag, tag('a', '1'), { account });
  expect((await shared.call(describeTags, {})).TotalCount).toBe(TAGS.length);
});

it('stops at as many keys, and values of a key, as there may be', async () => {
  const caller = await actionCaller();
  const { appId } = caller.account;
  const thousand = Array.from({ length: 1000 }, (_, index) => String(index));
  await caller.storage.rows.tagPairs.insert(
    appId,
    thousand.map((value) => ({ key: '0', value })),
  );
  expect(await codeOf(createTag, tag('0', 'more'), caller)).toBe('LimitExceeded.TagValue');
  expect(await codeOf(createTag, tag('0', '7'), caller)).toBe('ResourceInUse.TagDuplicate');
  await caller.storage.rows.tagPairs.insert(
    appId,
    thousand.map((key) => ({ key, value: 'v' })),
  );
  expect(await codeOf(createTags, { Tags: [tag('1', 'w'), tag('more', 'v')] }, caller)).toBe('LimitExceeded.TagKey');
  expect(await codeOf(createTag, tag('1', 'w'), caller)).toBe('OK');
  const { VpcId } = await place(caller);
  const Resource = `qcs::vpc:ap-changsha:uin/:vpc/${VpcId}`;
  expect(await codeOf(addResourceTag, { Resource, ...tag('more', 'v') }, caller)).toBe('LimitExceeded.TagKey');
});

const refusals: [string, () => Promise<string>][] = [
  ['ResourceInUse.TagDuplicate', () => codeOf(createTag, tag('team', 'blue'), shared)],
  ['InvalidParameterValue.TagKeyEmpty', () => codeOf(createTag, tag('', 'a'), shared)],
  ['InvalidParameterValue.TagValueEmpty', () => codeOf(createTag, tag('a', ''), shared)],
  ['InvalidParameter.ReservedTagKey', () => codeOf(createTag, tag('project', 'a'), shared)],
  ['ResourceInUse.TagDuplicate', () => codeOf(createTags, { Tags: [tag('new', 'a'), tag('a', '1')] }, shared)],
  ['InvalidParameter.Tag', () => codeOf(createTags, {}, shared)],
  ['InvalidParameter.Tag', () => codeOf(createTags, { Tags: [tag('n', '1'), tag('n', '1')] }, shared)],
  ['ResourceNotFound.TagNonExist', () => codeOf(deleteTag, tag('a', '3'), shared)],
  ['InvalidParameterValue.TagKeyEmpty', () => codeOf(deleteTag, tag('', '3'), shared)],
  ['InvalidParameter.Tag', () => codeOf(deleteTags, { Tags: [] }, shared)],
  ['InvalidParameterValue.OffsetInvalid', () => codeOf(describeTagsSeq, { Offset: 1, Limit: 2 }, shared)],
  ['InvalidParameterValue', () => codeOf(describeTags, { Limit: 1001 }, shared)],
  ['InvalidParameterValue', () => codeOf(describeTagKeys, { Category: 'Mine' }, shared)],
  ['InvalidParameterValue.TagKeyEmpty', () => codeOf(describeTagValues, { TagKeys: [] }, shared)],
  ['InvalidParameterValue.TagKeyEmpty', () => codeOf(getTags, { TagKeys: [''] }, shared)],
  ['LimitExceeded', () => codeOf(getTagValues, { TagKeys: Array.from({ length: 21 }, String) }, shared)],
  ['InvalidParameterValue', () => codeOf(getTags, { MaxResults: 0 }, shared)],
  ['InvalidParameter.PaginationTokenInvalid', () => codeOf(getTags, { PaginationToken: 'nonsense' }, shared)],
  [
    'InvalidParameter.PaginationTokenInvalid',
    () => codeOf(getTagKeys, { PaginationToken: 'WyIiLCJcdTAwMDAiXQ' }, shared),
  ],
];
it.each(refusals)('refuses with %s and changes nothing', async (code, call) => {
  const before = await shared.call(describeTags, { Limit: 1000 });
  expect(await call()).toBe(code);
  expect(await shared.call(describeTags, { Limit: 1000 })).toEqual(before);
});
