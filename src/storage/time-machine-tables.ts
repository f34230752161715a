import type { Generated } from 'kysely';

export interface TimeMachineTable {
  isOnlyRow: Generated<boolean>;
  offsetMs: Generated<number>;
  movedAt: Date | null;
  advanceFrom: Date | null;
  advanceTo: Date | null;
  waitsFor: Generated<string>;
}
