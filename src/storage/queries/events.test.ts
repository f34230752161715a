import { expect, it } from 'vitest';
import { noon } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';

it('shows the newest events of an instance first', async () => {
  const { events } = (await freshStorage()).storage.rows;
  for (const text of ['one', 'two', 'three']) {
    await events.append({ instanceId: 'ckafka-a', at: noon, kind: 'status', text });
  }
  await events.append({ instanceId: 'ckafka-b', at: noon, kind: 'status', text: 'other' });
  const latest = await events.latest('ckafka-a', 2);
  expect(latest).toEqual([
    { at: noon, kind: 'status', text: 'three' },
    { at: noon, kind: 'status', text: 'two' },
  ]);
});
