import { expect, it } from 'vitest';
import { exposedLines, merged } from './exposition.ts';

const broker = (id: number): string =>
  [
    '# HELP brokerage_connections Connections of clients.',
    '# TYPE brokerage_connections gauge',
    `brokerage_connections{broker="${id}"} ${id + 0.5}`,
    '# HELP brokerage_leaders Partitions led here.',
    '# TYPE brokerage_leaders gauge',
    `brokerage_leaders{broker="${id}",topic="a.b-c_d"} 1`,
    '',
  ].join('\n');

it('reads what a broker writes, and nothing else', () => {
  expect(exposedLines(broker(2))).toEqual([
    { name: 'brokerage_connections', labels: { broker: '2' }, value: 2.5 },
    { name: 'brokerage_leaders', labels: { broker: '2', topic: 'a.b-c_d' }, value: 1 },
  ]);
  for (const text of ['<html>', 'brokerage_connections{broker="0"}', 'brokerage_connections{broker="0"} many'])
    expect(() => exposedLines(text)).toThrow('not a line of figures');
});

it('puts the lines of several brokers under one head for each family', () => {
  expect(merged([broker(0), broker(1)]).split('\n')).toEqual([
    '# HELP brokerage_connections Connections of clients.',
    '# TYPE brokerage_connections gauge',
    'brokerage_connections{broker="0"} 0.5',
    'brokerage_connections{broker="1"} 1.5',
    '# HELP brokerage_leaders Partitions led here.',
    '# TYPE brokerage_leaders gauge',
    'brokerage_leaders{broker="0",topic="a.b-c_d"} 1',
    'brokerage_leaders{broker="1",topic="a.b-c_d"} 1',
    '',
  ]);
});
