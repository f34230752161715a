import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

const NAMES = ['listen', 'home', 'maven_url'];

it('finds the name that a typing mistake meant', () => {
  expect(nearestName('lisetn', NAMES)).toBe('listen');
  expect(nearestName('MavenUrl', NAMES)).toBe('maven_url');
});

it('finds none when all are far', () => {
  expect(nearestName('retention', NAMES)).toBeNull();
  expect(nearestName('x', NAMES)).toBeNull();
});
