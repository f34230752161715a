import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Random } from '../lib/random.ts';
import type { Rows, Storage } from '../storage/storage.ts';
import type { TimeAnswer, TimeMachinePlace, TimeQuestion } from '../time-machine/time-machine.ts';
import type { AskedPrice, Forecast, AnsweredPrice, Verification } from './money-answers.ts';

export type OnProgress = (text: string, done?: number, total?: number) => void;

/** Never log it. */
export interface SecretPair {
  readonly secretId: string;
  readonly secretKey: string;
}

/** A server of this process. */
export interface RunningBrokerage {
  readonly url: string;
  /** null when every pair of the first account was disabled. */
  readonly firstKeyPair: SecretPair | null;
  stop(options: { readonly leaveBrokers: boolean }): Promise<void>;
}

/** The database, for a command beside a server or without one. */
export interface OpenDatabase {
  readonly storage: Storage;
  close(options: { readonly stopDatabase: boolean }): Promise<void>;
}

/** One call: see src/api/call-action.ts. */
export interface CallOptions extends SecretPair {
  readonly url: string;
  readonly action: string;
  readonly product?: string;
  readonly region: string;
  /** JSON text. */
  readonly parameters: string;
  /** PEM. */
  readonly authority?: string;
  readonly at: Date;
}

/** A Java that brokers could run on. */
export interface FoundJava {
  readonly javaHome: string;
  readonly build: string;
  readonly hasCompiler: boolean;
  readonly source: string;
}

/** What the commands need of the composition root (src/main.ts), the only place that knows which drivers there are. */
export interface Composition {
  startBrokerage(config: Config, options: { log: Logger; onProgress: OnProgress }): Promise<RunningBrokerage>;
  /** Starts the embedded PostgreSQL when it does not run. */
  openStorageFor(config: Config, options: { log: Logger; onProgress: OnProgress }): Promise<OpenDatabase>;
  /** Ends brokers, ZooKeeper and the embedded PostgreSQL that a killed server left on this home, and says what it ended. */
  stopLeftBehind(config: Config): Promise<string[]>;
  /** The log file of each broker of an instance that this machine holds, in the order of their ids. */
  brokerLogs(config: Config, instanceId: string): Promise<{ brokerId: number; file: string }[]>;
  newSecretPair(random: Random): SecretPair;
  /** Whose action a name is. @throws SetupError for an unknown action, or one of several products. */
  actionToCall(action: string, product?: string): { readonly product: string; readonly version: string };
  /** Signs a call and answers its `Response`, a refusal too. @throws SetupError for an unknown action, or when no server answers. */
  callAction(options: CallOptions): Promise<Record<string, unknown>>;
  /** Asks the time machine of a running server. @throws SetupError with its words, or when it is off or no server answers. */
  askTimeMachine(place: TimeMachinePlace, question: TimeQuestion): Promise<TimeAnswer>;
  /** What an hour or a month of a size costs. @throws SetupError for what cannot be bought. */
  priceAsked(config: Config, asked: AskedPrice, at: Date): AnsweredPrice;
  /** What the ckafka instances of `terraform show -json` cost. @throws SetupError when the value is no plan. */
  forecast(config: Config, plan: unknown, at: Date): Forecast;
  /** Computes every line of the hours that start in [from, to) again. */
  verifyAll(config: Config, rows: Rows, from: Date, to: Date): Promise<Verification>;
  /** The best Java, and every other one with the reason why not. */
  chooseJava(): Promise<{
    java: FoundJava | null;
    passedOver: readonly { readonly executable: string; readonly reason: string }[];
  }>;
  /** How many of Kafka's jars are not in the cache yet, or not what the lock file says. */
  missingJarCount(config: Config): Promise<number>;
  /** @throws SetupError when there is no PostgreSQL for this kind of machine. */
  checkEmbeddedPostgres(): void;
  /** Whether every address of 127.0.0.0/8 can be listened on. */
  hasLoopbackRange(): Promise<boolean>;
}
