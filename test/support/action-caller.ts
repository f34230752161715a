import { expect } from 'vitest';
import { checkAnswer } from '../../src/api/check-answer.ts';
import type { Action } from '../../src/api/define-action.ts';
import type { Language } from '../../src/api/language.ts';
import { apiModel } from '../../src/api/model.ts';
import { validateParameters } from '../../src/api/validate.ts';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { loadPriceBook } from '../../src/catalogue/load-price-book.ts';
import type { Shortage } from '../../src/data-plane/data-plane.ts';
import type { Account } from '../../src/domain/account.ts';
import type { Caller as CallingKey } from '../../src/domain/credential.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { manualClock } from '../../src/lib/clock.ts';
import { systemRandom } from '../../src/lib/random.ts';
import type { Services } from '../../src/products/services.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { freshStorage, openFreshStorage } from './postgres.ts';

export interface Caller {
  readonly storage: Storage;
  readonly services: Services;
  readonly account: Account;
  readonly clock: ReturnType<typeof manualClock>;
  /** What the machine says next time it is asked for room. */
  shortages: Shortage[];
  /** The room that was asked for: how many brokers more, and how many were promised. */
  readonly askedRoom: [brokerCount: number, promised: number][];
  /** Runs an action as the request chain does: parameters checked by the model, changes in one transaction, the answer checked by the model. */
  call<Request, Response>(
    action: Action<Services, Request, Response>,
    parameters: Request,
    options?: {
      readonly region?: string;
      readonly language?: Language;
      readonly account?: Account;
      readonly caller?: CallingKey;
    },
  ): Promise<Response>;
  /** The refusal that a call ends with; fails when it is served. */
  refusal<Request, Response>(
    action: Action<Services, Request, Response>,
    parameters: Request,
    options?: { readonly region?: string },
  ): Promise<Refusal>;
}

/** A caller of actions on a fresh database of the test, with an account; the region is Changsha unless a call says otherwise. */
export async function actionCaller(change: Partial<Services> = {}): Promise<Caller> {
  const { storage } = await freshStorage();
  return callerOn(storage, change);
}

/** The same for hooks: several tests that leave nothing behind share one database. */
export async function openActionCaller(): Promise<Caller & { databaseUrl: string; remove(): Promise<void> }> {
  const { storage, databaseUrl, remove } = await openFreshStorage();
  return Object.assign(await callerOn(storage), { databaseUrl, remove });
}

/** The same on a database that a test has already, and whose account it opens. */
export async function callerOn(storage: Storage, change: Partial<Services> = {}): Promise<Caller> {
  const clock = manualClock(new Date('2026-03-01T04:05:06.789Z'));
  const account: Account = {
    appId: 1_300_000_001,
    uin: '100000000001',
    timeZone: 'Asia/Shanghai',
    createdAt: clock.now(),
  };
  await storage.rows.accounts.insert(account);
  const caller: Caller = {
    storage,
    account,
    clock,
    shortages: [],
    askedRoom: [],
    services: {
      catalogue: loadCatalogue(),
      priceBook: loadPriceBook('mainland', loadCatalogue()),
      requirePrice: false,
      billing: { enabled: true, openingCredit: 100_000_000_000_000n },
      clock,
      random: systemRandom,
      machine: {
        shortages: (brokerCount, promised) => {
          caller.askedRoom.push([brokerCount, promised]);
          return Promise.resolve(caller.shortages);
        },
      },
      addressing: {
        mode: 'loopback-range',
        ports: { first: 30_000, last: 30_099 },
        publicRoutes: { address: null, domain: 'ckafka.internal' },
      },
      brokersPerZone: 1,
      topics: NO_BROKERS,
      acls: NO_BROKERS,
      groups: NO_BROKERS,
      messages: NO_BROKERS,
      producers: () => Promise.reject(new Error('this test has no brokers')),
      findCertificate: () => Promise.resolve({ problem: 'this test has none' }),
      topicRules: { deleteAfterSeconds: 60, strictReplicas: false },
      ...change,
    },
    async call(action, parameters, options = {}) {
      const model = apiModel().action(action.product, action.name);
      if (model === undefined) throw new Error(`the model has no ${action.name}`);
      const checked = validateParameters(model.input, JSON.parse(JSON.stringify(parameters))) as typeof parameters;
      const run = (rows: Storage['rows']) =>
        action.run(
          {
            account: options.account ?? account,
            caller: options.caller ?? { secretId: 'AKIDtest', access: 'full', temporary: null },
            secretId: 'AKIDtest',
            region: options.region ?? 'ap-changsha',
            requestId: '00000000-0000-0000-0000-000000000000',
            language: options.language ?? 'en-US',
            parameters: checked,
            rows,
            receivedAt: clock.now(),
          },
          caller.services,
        );
      const answer = await (action.changes ? storage.transaction(run) : run(storage.rows));
      expect(checkAnswer(action.product, action.name, answer)).toEqual([]);
      return answer;
    },
    async refusal(action, parameters, options) {
      try {
        await caller.call(action, parameters, options);
      } catch (error) {
        if (error instanceof Refusal) return error;
        throw error;
      }
      throw new Error(`${action.name} was not refused`);
    },
  };
  return caller;
}

/** Any port of src/kafka, for tests that ask no broker: using it fails the test. Give a fake of the port where it is used. */
export const NO_BROKERS = new Proxy(
  {},
  {
    get(_, name): never {
      throw new Error(`this test has no brokers, and ${String(name)} was asked of them`);
    },
  },
) as never;
