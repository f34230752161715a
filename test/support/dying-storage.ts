import type { Rows, Storage } from '../../src/storage/storage.ts';

/** What a process that dies leaves its callers with. */
export class Crash extends Error {}

/** Storage whose process dies at the `statements`-th statement on these tables; what its transaction wrote is gone. */
export function dyingStorage(storage: Storage, tables: readonly (keyof Rows)[], statements: number): Storage {
  let left = statements;
  const fatal = <T extends object>(table: T): T =>
    new Proxy(table, {
      get: (target, name, self) => {
        if (left-- <= 0) throw new Crash();
        return Reflect.get(target, name, self) as unknown;
      },
    });
  const dying = (rows: Rows): Rows => ({
    ...rows,
    ...Object.fromEntries(tables.map((name) => [name, fatal(rows[name])])),
  });
  return {
    ...storage,
    rows: dying(storage.rows),
    transaction: (work) => storage.transaction((rows) => work(dying(rows))),
  };
}
