import { firstTables } from './0001-first-tables.ts';

/** Forward only: a released entry is never edited or removed, the next change is the next number. */
export const MIGRATIONS: readonly { readonly number: number; readonly name: string; readonly sql: string }[] = [
  { number: 1, name: 'first tables', sql: firstTables },
];
