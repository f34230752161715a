import type { WireRequest } from './broker-connection.ts';
import { boolean, int32, string, type WireReader } from './wire.ts';

/** The first version of each, which every broker from 2.3 to 3.x serves. */
const DESCRIBE_CONFIGS = { apiKey: 32, apiVersion: 0 } as const;
const INCREMENTAL_ALTER_CONFIGS = { apiKey: 44, apiVersion: 0 } as const;
const BROKER_RESOURCE = Buffer.from([4]);
/** As the name of a broker: all of them, those that start later too. */
const ALL_BROKERS = string('');
const SET = Buffer.from([0]);

/** Asks a broker for its own values; only the broker itself can answer. */
export function describeConfigsRequest(brokerId: number, names: readonly string[]): WireRequest {
  const resource = [BROKER_RESOURCE, string(String(brokerId)), int32(names.length), ...names.map(string)];
  return { ...DESCRIBE_CONFIGS, body: Buffer.concat([int32(1), ...resource]) };
}

/** Reads the answer to `describeConfigsRequest`: names and values; throws Kafka's refusal. */
export function readConfigs(answer: WireReader): Map<string, string> {
  answer.int32(); // throttle time
  const entries = answer.array(() => {
    readResource(answer);
    return answer.array(() => readEntry(answer));
  });
  return new Map(entries.flat().flatMap(({ name, value }) => (value === null ? [] : [[name, value] as const])));
}

/** Sets these and leaves the others as they are: for all brokers, which any broker takes, or for the one that is asked. */
export function alterConfigsRequest(settings: Readonly<Record<string, string>>, brokerId?: number): WireRequest {
  const entries = Object.entries(settings);
  const configs = entries.flatMap(([name, value]) => [string(name), SET, string(value)]);
  const name = brokerId === undefined ? ALL_BROKERS : string(String(brokerId));
  const resource = [BROKER_RESOURCE, name, int32(entries.length), ...configs];
  const validateOnly = boolean(false);
  return { ...INCREMENTAL_ALTER_CONFIGS, body: Buffer.concat([int32(1), ...resource, validateOnly]) };
}

/** Reads the answer to `alterConfigsRequest`; throws Kafka's refusal. */
export function readAltered(answer: WireReader): void {
  answer.int32(); // throttle time
  answer.array(() => readResource(answer));
}

function readResource(answer: WireReader): void {
  const errorCode = answer.int16();
  const reason = answer.nullableString();
  answer.boolean(); // kind, one byte as a boolean is
  answer.string(); // name
  if (errorCode !== 0) throw new Error(`broker settings: Kafka error ${errorCode}: ${reason ?? 'without a word'}`);
}

function readEntry(answer: WireReader): { name: string; value: string | null } {
  const entry = { name: answer.string(), value: answer.nullableString() };
  answer.boolean(); // read only
  answer.boolean(); // default
  answer.boolean(); // sensitive
  return entry;
}
