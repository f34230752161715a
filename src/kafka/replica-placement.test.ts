import { expect, it } from 'vitest';
import { placeReplicas } from './replica-placement.ts';

const at = (partition: number, replicas: number[], leader: number | null = replicas[0] ?? null, inSync = replicas) => ({
  partition,
  leader,
  replicas,
  inSync,
});

it('adds replicas where the fewest are, and lets leaders lead', () => {
  const placed = placeReplicas([at(0, [0]), at(1, [0]), at(2, [1])], [0, 1, 2], 2);
  expect(placed).toEqual([
    { partition: 0, replicas: [0, 2] },
    { partition: 1, replicas: [0, 1] },
    { partition: 2, replicas: [1, 2] },
  ]);
});

it('takes away replicas that are behind before those in sync, and never the leader', () => {
  const placed = placeReplicas([at(0, [0, 1, 2], 2, [1, 2]), at(1, [2, 0, 1])], [0, 1, 2], 2);
  expect(placed).toEqual([
    { partition: 0, replicas: [2, 1] },
    { partition: 1, replicas: [2, 0] },
  ]);
  expect(placeReplicas([at(0, [1, 2, 0])], [0, 1, 2], 1)).toEqual([{ partition: 0, replicas: [1] }]);
});

it('names no partition that has as many, and says when there are too few brokers', () => {
  expect(placeReplicas([at(0, [0, 1])], [0, 1], 2)).toEqual([]);
  expect(placeReplicas([at(0, [0])], [0], 2)).toBeNull();
});
