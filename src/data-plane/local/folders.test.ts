import { describe, expect, it } from 'vitest';

import { foldersOf } from './folders.ts';

describe('the folders of a home', () => {
  const folders = foldersOf('/home/me/.brokerage');

  it('tell which broker a folder belongs to', () => {
    const folder = folders.broker('ckafka-abcd1234', 2);
    expect(folder).toBe('/home/me/.brokerage/kafka/instances/ckafka-abcd1234/broker-2');
    expect(folders.brokerOf(folder)).toEqual({ instanceId: 'ckafka-abcd1234', brokerId: 2 });
  });

  it('do not take another folder for a broker’s', () => {
    for (const other of [folders.zookeeper, folders.instance('ckafka-abcd1234'), `${folders.broker('a', 1)}/data`, '/'])
      expect(folders.brokerOf(other)).toBeNull();
  });
});
