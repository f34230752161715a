import pino from 'pino';
import { expect, it } from 'vitest';
import { settleExpiry, type ExpiryTools } from '../../src/billing/expiry.ts';
import { verifyBills } from '../../src/billing/verify.ts';
import { monthsLater } from '../../src/domain/calendar.ts';
import { STATUS, type Instance } from '../../src/domain/instance.ts';
import { readAmount, sumOf } from '../../src/domain/money.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { seededRandom } from '../../src/lib/random.ts';
import { createInstancePre } from '../../src/products/ckafka/instances/create-instance-pre.ts';
import { deleteInstancePre } from '../../src/products/ckafka/instances/delete-instance-pre.ts';
import { isolatedInstancePre } from '../../src/products/ckafka/instances/isolated-instance-pre.ts';
import { modifyInstancePre } from '../../src/products/ckafka/instances/modify-instance-pre.ts';
import { renewCkafkaInstance } from '../../src/products/ckafka/instances/renew-ckafka-instance.ts';
import { actionCaller, type Caller } from '../support/action-caller.ts';
import { place } from '../support/buying.ts';
import { Crash, dyingStorage } from '../support/dying-storage.ts';

/** Each is an instance's life with a seed of its own. */
const LIVES = Number(process.env['PREPAID_LIVES'] ?? 8);
const STEPS = 24;
const DAY_MS = 24 * 3_600_000;
const PACKAGE_A_MONTH = readAmount('1990') ?? 0n;

async function live(caller: Caller, tools: ExpiryTools, seed: number): Promise<string> {
  const { storage, clock, account } = caller;
  const random = seededRandom(seed * 7919 + 1);
  const upTo = (most: number): number => random.bytes(4).readUInt32BE() % (most + 1);
  const size = { BandWidth: 40, DiskSize: 500, Partition: 800, RenewFlag: upTo(1) };
  const asked = { ...(await place(caller)), InstanceName: `p${seed}`, InstanceType: 1, Period: `${1 + upTo(2)}m` };
  const has = (await storage.rows.billing.balance(account.appId))?.balance ?? 0n;
  await storage.rows.billing.pay(account.appId, (readAmount('9000') ?? 0n) - has, clock.now(), 'a new life');
  const { InstanceId } = (await caller.call(createInstancePre, { ...asked, ...size })).Result.Data;
  await storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, clock.now());
  /** A call that may be refused, and what the engine makes of it. */
  const dare = async (work: () => Promise<unknown>): Promise<void> => {
    await work().catch((error: unknown) => expect(error).toBeInstanceOf(Refusal));
    await storage.rows.instances.moveStatus(InstanceId, STATUS.upgrading, STATUS.running, clock.now());
  };
  const renew = () => dare(() => caller.call(renewCkafkaInstance, { InstanceId, TimeSpan: 1 + upTo(2) }));
  const acts: (() => unknown)[] = [
    renew,
    () => dare(() => caller.call(modifyInstancePre, { InstanceId, DiskSize: 500 + 100 * upTo(5) })),
    () => (upTo(3) === 0 ? dare(() => caller.call(isolatedInstancePre, { InstanceId })) : undefined),
    () => (upTo(9) === 0 ? dare(() => caller.call(deleteInstancePre, { InstanceId })) : undefined),
    () => clock.advance(upTo(12 * DAY_MS)),
    () => clock.advance(upTo(12 * DAY_MS)),
    () => clock.advance(upTo(9) === 0 ? 90 * DAY_MS : 0),
    () => settleExpiry(tools),
    () => Promise.all([settleExpiry(tools), renew(), settleExpiry(tools)]),
    () =>
      settleExpiry({ ...tools, storage: dyingStorage(storage, ['billing', 'prepaid', 'orders'], upTo(8)) }).catch(
        (error: unknown) => expect(error).toBeInstanceOf(Crash),
      ),
    () => storage.rows.billing.pay(account.appId, (readAmount('3000') ?? 0n) * BigInt(1 - upTo(2)), clock.now(), ''),
  ];
  for (let step = 0; step < STEPS; step += 1) await acts[upTo(acts.length - 1)]?.();
  // A month at a time, so that one that was away for long catches up.
  for (let run = 0; run < 8; run += 1) await settleExpiry(tools);
  return InstanceId;
}

/** What was paid for the time that nothing was given back for, counted by the calendar and not by what was charged. */
async function expectPaidOnce(
  { storage, account }: Caller,
  { instanceId, expiresAt, status }: Instance,
): Promise<void> {
  const terms = await storage.rows.prepaid.terms(instanceId);
  const lines = await storage.rows.prepaid.paidLines(instanceId);
  let [months, at] = [0, terms[0]?.from ?? null];
  for (const term of terms) {
    expect(term.to, instanceId).toEqual(monthsLater(term.from, term.months, account.timeZone));
    if (at !== null && term.from > at) at = term.from;
    expect(term.from, `${instanceId} overlaps`).toEqual(at);
    [months, at] = [months + term.months, term.to];
  }
  const packages = lines.filter((it) => it.item === 'package' && terms.some((term) => term.termId === it.termId));
  expect(sumOf(packages.map((it) => it.amount)), instanceId).toBe(PACKAGE_A_MONTH * BigInt(months));
  // One that its owner isolated ends with that; one that runs, with its last term.
  if (status === STATUS.running) expect(expiresAt, instanceId).toEqual(terms.at(-1)?.to);
}

it(
  `pays each term once in ${LIVES} lives with renewals side by side, settlers that die and clocks that jump`,
  async () => {
    const caller = await actionCaller({ billing: { enabled: true, openingCredit: 0n } });
    const { storage, clock, services } = caller;
    await storage.rows.billing.openBalances('CNY', 0n, clock.now());
    const spans = { remindBeforeDays: 7, stopAfterDays: 7, releaseAfterDays: 7 };
    const log = pino({ level: 'silent' });
    const tools = { storage, clock, log, random: seededRandom(1), book: services.priceBook, ...spans };
    for (let seed = 0; seed < LIVES; seed += 1) {
      const instance = await storage.rows.instances.any(await live(caller, tools, seed));
      if (instance === null) throw new Error('an instance has gone');
      await expectPaidOnce(caller, instance);
      expect(instance.status === STATUS.running && (instance.expiresAt ?? clock.now()) < overdue(clock.now())).toBe(
        false,
      );
    }
    const until = new Date('2200-01-01T00:00:00Z');
    const { lines, problems } = await verifyBills(storage.rows, services.priceBook, new Date(0), until);
    expect(problems).toEqual([]);
    expect(lines).toBeGreaterThan(LIVES * 4);
    expect((await storage.rows.billing.balance(caller.account.appId))?.parked).toBe('');
  },
  Math.max(60_000, LIVES * 5_000),
);

/** Nothing that ended so long ago still runs. */
function overdue(now: Date): Date {
  return new Date(now.getTime() - 8 * DAY_MS - DAY_MS);
}
