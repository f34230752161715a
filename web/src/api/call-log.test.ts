import { expect, it } from 'vitest';
import { allActions } from '../../../src/products/all-actions.ts';
import { changesSomething } from './call-log.ts';

it('every served action is told from its name to change something or not', () => {
  expect(allActions.length).toBeGreaterThan(100);
  const wrong = allActions.filter((it) => changesSomething({ action: it.name }) !== it.changes).map((it) => it.name);
  expect(wrong).toEqual([]);
});
