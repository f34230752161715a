import pino from 'pino';
import { expect, it } from 'vitest';
import { chargeDueHours, type MeterTools } from '../../src/billing/meter.ts';
import { verifyBills } from '../../src/billing/verify.ts';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { loadPriceBook } from '../../src/catalogue/load-price-book.ts';
import { ClockHours } from '../../src/domain/clock-hours.ts';
import { STATUS, type Status } from '../../src/domain/instance.ts';
import { manualClock } from '../../src/lib/clock.ts';
import { seededRandom } from '../../src/lib/random.ts';
import { Crash, dyingStorage } from '../support/dying-storage.ts';
import { exampleAccount, exampleOrder, exampleSubnet, exampleVpc, newInstance } from '../support/example-rows.ts';
import { openFreshStorage } from '../support/postgres.ts';

/** Each is an account's life with a seed of its own; `npm run test:meter` lives 10,000. */
const SCHEDULES = Number(process.env['METER_SCHEDULES'] ?? 25);
/** The first seed: the long run in slices. */
const FIRST = Number(process.env['METER_FIRST'] ?? 0);
/** The meter looks at all accounts, so few share a database; and each statement is mostly waited for, so several are at it. */
const [LIVES_PER_DATABASE, DATABASES_AT_ONCE] = [100, 4];
const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000];
const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata'];
const { creating, running, isolated, deleting } = STATUS;

interface Life {
  readonly instanceId: string;
  status: Status;
  /** When it was billed, as the test itself knows it. */
  readonly billed: { from: Date; to: Date | null }[];
}

async function live(seed: number, tools: MeterTools, clock: ReturnType<typeof manualClock>): Promise<void> {
  const { storage } = tools;
  const { rows } = storage;
  const random = seededRandom(seed * 7919 + 1);
  const upTo = (most: number): number => random.bytes(4).readUInt32BE() % (most + 1);
  const appId = 1_400_000_000 + seed;
  const timeZone = ZONES[seed % ZONES.length] ?? '';
  const dealName = `deal-${seed}`;
  const [vpcId, subnetId] = [`vpc-${seed}`, `subnet-${seed}`];
  await rows.accounts.insert(exampleAccount({ appId, uin: String(appId), timeZone }));
  await rows.network.insertVpc(exampleVpc({ vpcId, appId }));
  await rows.network.insertSubnet(exampleSubnet({ subnetId, vpcId, appId }));
  await rows.orders.insert(exampleOrder({ dealName, appId }));
  const lives: Life[] = [];
  const jumps = { back: 0 };
  const end = (it: Life): void => {
    const open = it.billed.at(-1);
    if (open?.to === null) open.to = clock.now();
  };
  const move = async (it: Life, to: Status): Promise<void> => {
    await rows.instances.moveStatus(it.instanceId, it.status, to, clock.now());
    it.status = to;
  };
  const acts: Record<string, () => unknown> = {
    buy: async () => {
      const instanceId = `ckafka-${seed}-${lives.length}`;
      const vip = `127.${(seed >> 10) & 255}.${(seed >> 2) & 255}.${((seed & 3) << 6) + lives.length}`;
      const size = { bandwidthMBps: 20 * (1 + upTo(9)), diskType: 'CLOUD_SSD', elasticStorage: false } as const;
      const createdAt = clock.now();
      await rows.instances.insert([
        newInstance({ instanceId, appId, vpcId, subnetId, vip, dealName, createdAt, ...size }),
      ]);
      const life: Life = { instanceId, status: creating, billed: [{ from: createdAt, to: null }] };
      clock.advance(upTo(5 * MINUTE_MS));
      await move(life, running);
      lives.push(life);
    },
    resize: async () => {
      for (const it of lives.filter((life) => life.status === running).slice(0, 1))
        await rows.instances.update(it.instanceId, { partitionLimit: 400 + 100 * upTo(20) }, clock.now());
    },
    isolate: async () => {
      for (const it of lives.filter((life) => life.status === running).slice(0, 1)) {
        end(it);
        await move(it, isolated);
      }
    },
    resume: async () => {
      for (const it of lives.filter((life) => life.status === isolated)) {
        it.billed.push({ from: clock.now(), to: null });
        await move(it, running);
      }
    },
    remove: async () => {
      for (const it of lives.filter((life) => life.status !== deleting).slice(0, 1)) {
        end(it);
        await move(it, deleting);
      }
    },
    wait: () => clock.advance(upTo(5 * HOUR_MS)),
    setBack: () => {
      if (seed % 3 !== 0) return;
      jumps.back += 1;
      clock.advance(-upTo(HOUR_MS));
    },
    jumpAMonth: () => clock.advance(upTo(9) === 0 ? 30 * 24 * HOUR_MS : 0),
    charge: () => chargeDueHours(tools),
    chargeTwice: () => Promise.all([chargeDueHours(tools), chargeDueHours(tools)]),
    chargeAndDie: async () => {
      const dying = { ...tools, storage: dyingStorage(storage, ['billing'], upTo(8)) };
      await chargeDueHours(dying).catch((error: unknown) => expect(error).toBeInstanceOf(Crash));
    },
  };
  const names = [...Object.keys(acts), 'wait', 'wait', 'wait', 'charge'];
  await acts['buy']?.();
  for (let step = 0; step < 24; step += 1) await acts[names[upTo(names.length - 1)] ?? '']?.();
  for (const it of lives.filter((life) => life.status !== deleting)) {
    end(it);
    await move(it, deleting);
  }
  clock.advance(4 * HOUR_MS);
  await chargeDueHours(tools);
  if (jumps.back > 0) return;
  const hours = new ClockHours(timeZone);
  for (const { instanceId, billed } of lives) {
    const touched = billed.flatMap(({ from, to }) => [
      ...hours.within(from, new Date((to ?? from).getTime() + (from.getTime() === to?.getTime() ? 1 : 0))),
    ]);
    const wanted = [...new Set(touched.map((it) => it.start.toISOString()))].sort();
    const lines = await rows.billing.lines({
      appId,
      instanceId,
      from: new Date(0),
      to: new Date('2200-01-01T00:00:00Z'),
    });
    const charged = lines.filter((it) => it.item === 'package').map((it) => it.hourStart.toISOString());
    expect(charged, `seed ${seed}, ${instanceId}`).toEqual(wanted);
  }
}

/** Lives of several seeds, one after the other on a database and a clock of their own, and their bills as a whole. Answers how many lines. */
async function liveAll(seeds: readonly number[]): Promise<number> {
  const { storage, remove } = await openFreshStorage();
  try {
    const clock = manualClock(new Date('2026-03-28T10:20:30Z'));
    const book = loadPriceBook('mainland', loadCatalogue());
    const amounts = { openingCredit: 0n, largestHour: 10n ** 13n };
    const tools: MeterTools = { storage, book, clock, log: pino({ level: 'silent' }), ...amounts };
    for (const seed of seeds) await live(seed, tools, clock);
    const { lines, problems } = await verifyBills(storage.rows, book, new Date(0), new Date('2200-01-01T00:00:00Z'));
    expect(problems).toEqual([]);
    expect((await storage.rows.billing.balances()).map((it) => it.parked).filter((why) => why !== '')).toEqual([]);
    return lines;
  } finally {
    await remove();
  }
}

it(
  `charges each hour once in ${SCHEDULES} lives with late, double and dying meters and clocks that jump`,
  async () => {
    const seeds = Array.from({ length: SCHEDULES }, (_, index) => FIRST + index);
    let lines = 0;
    const worker = async (): Promise<void> => {
      for (let own = seeds.splice(0, LIVES_PER_DATABASE); own.length > 0; own = seeds.splice(0, LIVES_PER_DATABASE))
        lines += await liveAll(own);
    };
    await Promise.all(Array.from({ length: DATABASES_AT_ONCE }, worker));
    expect(lines).toBeGreaterThan(SCHEDULES * 10);
  },
  Math.max(60_000, SCHEDULES * 500),
);
