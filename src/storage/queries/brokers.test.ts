import { expect, it } from 'vitest';
import { insertSurroundings, newInstance, noon } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';
import { STATUS } from '../../domain/instance.ts';

it('keeps what is known of each broker', async () => {
  const { rows } = (await freshStorage()).storage;
  await insertSurroundings(rows);
  const bought = newInstance();
  const second = { instanceId: 'ckafka-aaaaaaaa', brokerId: 1, zoneId: 100004, failedStarts: 0, nextStartAt: null };
  await rows.instances.insert([{ ...bought, brokers: [second, ...bought.brokers] }]);
  expect(await rows.instances.brokers('ckafka-aaaaaaaa')).toEqual([...bought.brokers, second]);
  await rows.instances.updateBroker('ckafka-aaaaaaaa', 1, { failedStarts: 2, nextStartAt: noon });
  await rows.instances.updateBroker('ckafka-aaaaaaaa', 0, {});
  const changed = { ...second, failedStarts: 2, nextStartAt: noon };
  expect(await rows.instances.brokers('ckafka-aaaaaaaa')).toEqual([...bought.brokers, changed]);
});

it('counts the brokers of instances by status', async () => {
  const { rows } = (await freshStorage()).storage;
  await insertSurroundings(rows);
  await rows.instances.insert([newInstance(), newInstance({ instanceId: 'ckafka-b', vip: '127.0.0.11' })]);
  await rows.instances.moveStatus('ckafka-b', STATUS.creating, STATUS.running, noon);
  expect(await rows.instances.brokerCount([STATUS.creating])).toBe(1);
  expect(await rows.instances.brokerCount([STATUS.creating, STATUS.running])).toBe(2);
  expect(await rows.instances.brokerCount([])).toBe(0);
});
