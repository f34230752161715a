import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadCatalogue } from '../../../../src/catalogue/load.ts';
import { instanceNames } from '../../../../src/domain/instance-names.ts';
import { instanceCountOf, purchaseOf, tagsOf } from '../../../../src/domain/purchase.ts';
import { Refusal } from '../../../../src/domain/refusal.ts';
import { describeCkafkaZone } from '../../../../src/products/ckafka/zones/describe-ckafka-zone.ts';
import { offerOf } from '../../offer/offer.ts';
import { NEW_DRAFT, type Draft } from './draft.ts';
import { fieldOfRefusal, orderOf } from './order.ts';
import { problemsOf, withChoice } from './rules.ts';

const catalogue = loadCatalogue();
const REGION = 'ap-guangzhou';
const call = { parameters: {}, region: REGION, language: 'en-US', account: { appId: 1 } };
const offer = offerOf(await describeCkafkaZone.run(call as never, { catalogue } as never));
const FIRST: Draft = { ...NEW_DRAFT, zoneIds: [100_003] };

/** What the server says to the draft; null when it sells it. */
function refusalOf(draft: Draft): Refusal | null {
  const order = orderOf(draft, { vpcId: 'vpc-1', subnetId: 'subnet-1', zoneId: draft.zoneIds[0] ?? 0 }, 'key');
  const { parameters } = order;
  const limits = order.action === 'CreateInstancePre' ? { longestRetentionMinutes: 129_600 } : {};
  try {
    purchaseOf(parameters, REGION, catalogue, limits);
    instanceNames(parameters.InstanceName, instanceCountOf(parameters, catalogue), catalogue.limits.instanceNameLength);
    tagsOf(parameters.Tags, catalogue.limits);
    return null;
  } catch (problem) {
    if (problem instanceof Refusal) return problem;
    throw problem;
  }
}

it('the draft that the wizard begins with can be bought', () => {
  expect(problemsOf(FIRST, offer)).toEqual({});
  expect(refusalOf(FIRST)).toBeNull();
});

const around = (...values: number[]): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(...values),
    fc.integer({ min: 0, max: 60_000 }),
    fc.integer({ min: 0, max: 600 }).map((it) => it * 100),
  );
const anyDraft = fc.record<Draft>({
  billing: fc.constantFrom('hour', 'month'),
  months: fc.constant(3),
  isRenewed: fc.boolean(),
  edition: fc.constantFrom('profession', 'standard'),
  zoneIds: fc.uniqueArray(fc.constantFrom(100_003, 100_004, 100_006, 100_007, 800_001), { minLength: 1, maxLength: 5 }),
  version: fc.constantFrom('2.4.1', '2.8.1', '3.2.3'),
  bandwidthMBps: around(20, 40, 240, 1200, 1220, 1600),
  standardType: fc.integer({ min: 1, max: 8 }),
  diskType: fc.constantFrom('CLOUD_SSD', 'CLOUD_BASIC'),
  diskSizeGB: around(200, 300, 500_000, 500_100),
  partitions: around(400, 450, 60, 61),
  topics: around(200, 250, 25, 26),
  retentionHours: around(0, 1, 720, 721, 2160, 2161),
  vpcId: fc.constant(''),
  subnetId: fc.constant(''),
  publicMbps: fc.constantFrom(0, 0, 3, 4, 996, 999),
  tags: fc.array(fc.record({ key: fc.constantFrom('', 'a', 'b'), value: fc.constant('x') }), { maxLength: 2 }),
  name: fc.constantFrom('', 'orders', 'n'.repeat(128), 'n'.repeat(129)),
  count: fc.constantFrom(0, 1, 20, 21),
});

it('whatever the wizard lets through the server sells, once it is fitted to its edition', () => {
  const fitted = anyDraft.map((it) => withChoice(it, { edition: it.edition, billing: it.billing }, offer));
  fc.assert(
    fc.property(fc.oneof(anyDraft, fitted), (draft) => {
      fc.pre(draft.edition === 'profession' || (draft.billing === 'hour' && draft.zoneIds.length === 1));
      if (Object.keys(problemsOf(draft, offer)).length > 0) return;
      expect(refusalOf(draft)?.text.en ?? 'sold').toBe('sold');
    }),
    { numRuns: 1500 },
  );
});

it('what the server refuses is told at the field where it was typed', () => {
  fc.assert(
    fc.property(anyDraft, (draft) => {
      fc.pre(draft.edition === 'profession' || draft.billing === 'hour');
      const refusal = refusalOf(draft);
      if (refusal === null) return;
      const problems = problemsOf(draft, offer);
      const field = fieldOfRefusal(refusal.text.en);
      expect(field, refusal.text.en).not.toBeNull();
      expect(Object.keys(problems), refusal.text.en).toContain(field);
    }),
    { numRuns: 1000 },
  );
});

it('another bandwidth brings the disk and the partitions that go with it, and keeps those that do', () => {
  const larger = withChoice(FIRST, { bandwidthMBps: 240 }, offer);
  expect(larger).toMatchObject({ diskSizeGB: 1000, partitions: 1600, topics: 200 });
  expect(withChoice({ ...larger, diskSizeGB: 5000 }, { bandwidthMBps: 320 }, offer).diskSizeGB).toBe(5000);
});

it('by the month only the pro edition is sold, and the standard edition only by the hour in one zone', () => {
  const standard = withChoice({ ...FIRST, zoneIds: [100_003, 100_004], publicMbps: 3 }, { edition: 'standard' }, offer);
  expect(standard).toMatchObject({ billing: 'hour', zoneIds: [100_003], publicMbps: 0, diskSizeGB: 300, topics: 25 });
  expect(withChoice(standard, { billing: 'month' }, offer)).toMatchObject({ edition: 'profession', diskSizeGB: 300 });
});
