import { expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/load.ts';
import { describeCkafkaZone } from '../../../src/products/ckafka/zones/describe-ckafka-zone.ts';
import { bandwidthText, offerOf, proSpec, rangeText, type Offer } from './offer.ts';

const catalogue = loadCatalogue();

/** As a page reads it from the server's own answer. */
async function offerForTests(region = 'ap-guangzhou'): Promise<Offer> {
  const call = { parameters: {}, region, language: 'en-US', account: { appId: 1 } };
  return offerOf(await describeCkafkaZone.run(call as never, { catalogue } as never));
}

it('an offer is what the server sells', async () => {
  const offer = await offerForTests('ap-beijing');
  expect(offer.zones.map((it) => [it.zoneId, it.isOpen]).slice(0, 2)).toEqual([
    [800_001, false],
    [800_002, true],
  ]);
  expect(offer.versions).toEqual(['2.4.1', '2.8.1', '3.2.3']);
  expect(offer.publicMbps).toEqual({ min: 0, max: 996, step: 3, free: 3 });
  expect(bandwidthText(offer).en).toBe('20 to 1,200 MB/s in steps of 20; 1,600 to 100,000 MB/s in steps of 200');
});

it('a bandwidth goes with the disk and the partitions that the server would accept', async () => {
  const offer = await offerForTests();
  for (let bandwidth = 0; bandwidth <= 4000; bandwidth += 10)
    expect(proSpec(offer, bandwidth), `${bandwidth} MB/s`).toEqual(catalogue.proSpec(bandwidth));
});

it('a range is said with its step', () => {
  expect(rangeText({ min: 1, max: 9, step: 1 }).en).toBe('1 to 9');
  expect(rangeText({ min: 200, max: 500_000, step: 100 }, 'GB').zh).toBe('200 至 500,000 GB，步长 100');
});
