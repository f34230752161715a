import { describe, expect, it } from 'vitest';
import { newGroupName, soughtName, soughtNames } from './group.ts';
import { Refusal } from './refusal.ts';

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'was not refused';
}

describe('the name of a new group', () => {
  it.each(['g', 'my-group_1.v2', 'a'.repeat(128)])('may be %s', (name) => {
    expect(newGroupName('GroupName', name)).toBe(name);
  });

  it.each([
    ['', 'InvalidParameterValue.NotAllowedEmpty'],
    ['two words', 'InvalidParameterValue'],
    ['分组', 'InvalidParameterValue'],
    ['a'.repeat(129), 'InvalidParameterValue'],
    ['a\n', 'InvalidParameterValue'],
  ])('must not be %j', (name, code) => {
    expect(codeOf(() => newGroupName('GroupName', name))).toBe(code);
  });
});

describe('the name of a group that is looked for', () => {
  it('may be anything that a Kafka client may have chosen', () => {
    expect(soughtName('Group', '分组 1/2')).toBe('分组 1/2');
  });

  it('is refused where Kafka’s protocol or the database could not carry it', () => {
    const codes = ['a\0', '\ud800', 'a'.repeat(40_000)].map((it) => codeOf(() => soughtName('Group', it)));
    expect(codes).toEqual(Array(3).fill('InvalidParameterValue'));
  });

  it('stands in a list once', () => {
    expect(codeOf(() => soughtNames('Topics', ['a', 'b', 'a']))).toBe('InvalidParameterValue.RepetitionValue');
    expect(soughtNames('Topics', ['a', 'b'])).toEqual(['a', 'b']);
  });
});
