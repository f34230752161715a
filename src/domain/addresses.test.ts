import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../lib/random.ts';
import {
  defaultSubnetBlocks,
  endpointCount,
  endpointsAt,
  endpointsOnSingleAddress,
  freeAddresses,
  freeDefaultBlock,
  RESERVE_BLOCK,
  singleAddressCandidates,
  usableAddressCount,
  vipBlock,
} from './addresses.ts';
import { blockOf, formatAddress, formatBlock, isWithin, overlaps, parseAddress, parseBlock } from './cidr.ts';

describe('CIDR blocks', () => {
  it.each(['10.0.0.0/16', '0.0.0.0/0', '192.168.1.16/28', '255.255.255.255/32'])(
    '%s is read and written back',
    (text) => {
      expect(formatBlock(blockOf(text))).toBe(text);
    },
  );

  it.each([
    '10.0.0.1/16',
    '10.0.0.0/33',
    '10.0.0.0',
    '10.0.0/16',
    '010.0.0.0/16',
    '10.0.0.0/8/8',
    '10.0.0.256/32',
    ' 10.0.0.0/8',
    '',
  ])('%j is no block', (text) => {
    expect(parseBlock(text)).toBeNull();
  });

  it('addresses go to numbers and back', () => {
    fc.assert(fc.property(fc.ipV4(), (text) => formatAddress(parseAddress(text) ?? -1) === text));
  });

  it('overlap when one is within the other, in either order', () => {
    const [wide, narrow, beside] = [blockOf('10.0.0.0/16'), blockOf('10.0.3.0/24'), blockOf('10.1.0.0/24')];
    expect([overlaps(wide, narrow), overlaps(narrow, wide), overlaps(narrow, beside)]).toEqual([true, true, false]);
  });
});

describe('the blocks of default VPCs', () => {
  const all = Array.from({ length: 4096 }, (_, index) =>
    formatBlock({ first: 127 * 2 ** 24 + index * 4096, prefix: 20, size: 4096 }),
  );

  it('lie above the addresses that resolvers use and below the reserve, wherever chance begins', () => {
    const usable = all.slice(all.indexOf('127.16.0.0/20'), all.indexOf('127.240.0.0/20'));
    for (let seed = 1; seed <= 100; seed += 1) expect(usable).toContain(freeDefaultBlock([], seededRandom(seed)));
    const anywhere = seededRandom(7);
    expect(freeDefaultBlock(usable.slice(0, -1), anywhere)).toBe('127.239.240.0/20');
    expect(freeDefaultBlock(usable.slice(1), anywhere)).toBe('127.16.0.0/20');
    expect(freeDefaultBlock(usable, anywhere)).toBeNull();
  });

  it('are hardly ever the same on two servers of one machine', () => {
    const chosen = Array.from({ length: 20 }, (_, seed) => freeDefaultBlock([], seededRandom(seed)));
    expect(new Set(chosen).size).toBe(20);
  });

  it('hold a /24 per zone', () => {
    expect(defaultSubnetBlocks('127.16.16.0/20', 3)).toEqual(['127.16.16.0/24', '127.16.17.0/24', '127.16.18.0/24']);
    expect(() => defaultSubnetBlocks('127.16.16.0/20', 17)).toThrow('no room');
  });
});

describe('the VIPs of a subnet', () => {
  it('lie inside it when its addresses are of this machine, otherwise in the reserve', () => {
    expect(vipBlock('127.16.3.0/24')).toBe('127.16.3.0/24');
    expect(vipBlock('10.0.0.0/16')).toBe(RESERVE_BLOCK);
  });

  it('are never the network, the gateway, the broadcast address or one that is taken, and never the same twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 24, max: 29 }),
        fc.array(fc.nat(255)),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(),
        (prefix, takenNumbers, count, seed) => {
          const block = blockOf(`127.16.5.0/${prefix}`);
          const taken = takenNumbers.map((it) => formatAddress(block.first + (it % block.size)));
          const found = freeAddresses(formatBlock(block), taken, count, seededRandom(seed));
          const free = Array.from({ length: block.size - 3 }, (_, index) =>
            formatAddress(block.first + 2 + index),
          ).filter((it) => !taken.includes(it));
          if (found === null) return free.length < count;
          return found.length === count && new Set(found).size === count && found.every((it) => free.includes(it));
        },
      ),
    );
  });

  it('are all given out before a subnet is full', () => {
    const found = freeAddresses('127.16.5.0/24', [], 253, seededRandom(3));
    expect(found).toHaveLength(usableAddressCount('127.16.5.0/24'));
    expect(freeAddresses('127.16.5.0/24', found ?? [], 1, seededRandom(3))).toBeNull();
  });

  it('of a /28 are 13', () => {
    expect(usableAddressCount('10.0.0.0/28')).toBe(13);
  });
});

describe('the endpoints of an instance', () => {
  it('with one broker are the VIP itself and one internal', () => {
    expect(endpointsAt('127.16.0.9', 'ckafka-a', 1)).toEqual([
      { address: '127.16.0.9', port: 9092, instanceId: 'ckafka-a', brokerId: 0, purpose: 'bootstrap' },
      { address: '127.16.0.9', port: 19093, instanceId: 'ckafka-a', brokerId: 0, purpose: 'internal' },
    ]);
  });

  it('with several brokers are a VIP that any serves, and two of each broker', () => {
    expect(endpointsAt('127.16.0.9', 'ckafka-a', 3).map((it) => [it.port, it.brokerId, it.purpose])).toEqual([
      [9092, null, 'bootstrap'],
      [9093, 0, 'client'],
      [9094, 1, 'client'],
      [9095, 2, 'client'],
      [19093, 0, 'internal'],
      [19094, 1, 'internal'],
      [19095, 2, 'internal'],
    ]);
  });

  it.each([1, 2, 3, 8])(
    'with %i brokers on the single address take exactly the ports that were counted',
    (brokerCount) => {
      const ports = singleAddressCandidates({ first: 30_000, last: 30_100 })
        .map((it) => it.port)
        .slice(0, endpointCount(brokerCount));
      const endpoints = endpointsOnSingleAddress(ports, 'ckafka-a', brokerCount);
      expect(endpoints.map((it) => it.port).toSorted()).toEqual(ports.toSorted());
      expect(endpoints[0]).toMatchObject({ address: '127.0.0.1', port: 30_000, purpose: 'bootstrap' });
      expect(isWithin(blockOf('127.0.0.1/32'), blockOf('127.0.0.0/16'))).toBe(true);
    },
  );
});
