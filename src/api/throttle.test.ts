import { expect, test } from 'vitest';
import { createThrottle } from './throttle.ts';

const at = (ms: number): Date => new Date(1_795_403_157_000 + ms);

test('the 21st call within a second is refused with upstream’s text, and a later one is served', () => {
  const throttle = createThrottle(20);
  for (let call = 0; call < 20; call++) throttle.admit('a', at(call));
  expect(() => throttle.admit('a', at(999))).toThrow(
    'RequestLimitExceeded: Your current request times equals to `21` in a second, which exceeds the frequency limit `20` for a second. Please reduce the frequency of calls.',
  );
  expect(() => throttle.admit('a', at(1_000))).not.toThrow();
});

test('accounts and actions do not take from each other', () => {
  const throttle = createThrottle(1);
  throttle.admit('a', at(0));
  expect(() => throttle.admit('b', at(0))).not.toThrow();
  expect(() => throttle.admit('a', at(0))).toThrow('RequestLimitExceeded');
});

test('a clock that was set back locks nobody out', () => {
  const throttle = createThrottle(1);
  throttle.admit('a', at(60_000));
  expect(() => throttle.admit('a', at(0))).not.toThrow();
});
