import { randomText, type Random } from '../lib/random.ts';

const LETTERS_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * A resource id as the cloud writes them: the noun, a hyphen, eight letters or digits (facts of the API: `ckafka-mom5xxxx`).
 * Ids are made by chance and kept apart by the database's primary keys.
 */
export function newResourceId(random: Random, noun: 'ckafka' | 'vpc' | 'subnet' | 'rtb' | 'topic'): string {
  return `${noun}-${randomText(random, 8, LETTERS_AND_DIGITS)}`;
}
