import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel, type SASLOptions } from 'kafkajs';
import type {
  CreateRouteRequest,
  Route,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ckafka/v20190819/ckafka_models.js';
import { connect as connectPlain } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { expect, vi } from 'vitest';
import type { Cloud } from './cloud.ts';

const POLL = { timeout: 60_000, interval: 100 };

/** What a person does with routes, as the Terraform provider does it: make, follow the task, describe. */
export interface RouteCalls {
  make(instanceId: string, asked: Partial<CreateRouteRequest>): Promise<Route>;
  describe(instanceId: string, routeId: number): Promise<Route | undefined>;
  /** DeleteRoute, and waits until it is gone. */
  remove(instanceId: string, routeId: number): Promise<void>;
  /** Waits until the task has ended; answers how. */
  followed(flowId: number | undefined): Promise<{ Status?: number; Output?: string }>;
}

export function routeCalls(cloud: Cloud): RouteCalls {
  const calls: RouteCalls = {
    async make(instanceId, asked) {
      const { Result } = await cloud.ckafka.CreateRoute({ InstanceId: instanceId, VipType: 3, ...asked });
      expect(Result).toMatchObject({ ReturnCode: '0', ReturnMessage: 'success' });
      expect(await calls.followed(Result?.Data?.FlowId)).toEqual({ Status: 0, Output: 'success' });
      const route = await calls.describe(instanceId, Result?.Data?.RouteDTO?.RouteId ?? 0);
      expect(route?.Status).toBe(2);
      return route ?? expect.fail('a route that was made is not described');
    },
    async describe(instanceId, routeId) {
      const { Result } = await cloud.ckafka.DescribeRoute({ InstanceId: instanceId, RouteId: routeId });
      return Result?.Routers?.[0];
    },
    async remove(instanceId, routeId) {
      await cloud.ckafka.DeleteRoute({ InstanceId: instanceId, RouteId: routeId });
      await vi.waitUntil(async () => (await calls.describe(instanceId, routeId)) === undefined, POLL);
    },
    followed: (flowId) =>
      vi.waitUntil(async () => {
        const { Result } = await cloud.ckafka.DescribeTaskStatus({ FlowId: flowId ?? 0 });
        return Result?.Status === 2 ? null : Result;
      }, POLL),
  };
  return calls;
}

export interface RouteClient {
  readonly sasl?: SASLOptions;
  /** The authority's certificate; its clients check the name of whom they reach. */
  readonly ca?: string;
  /** The address that the client comes from. */
  readonly from?: string;
  readonly retries?: number;
}

/** A client of a route: it knows where clients begin, and nothing else. */
export function clientOf({ VipList }: Route, { sasl, ca, from, retries = 5 }: RouteClient = {}): Kafka {
  const [vip] = VipList ?? [];
  return new Kafka({
    clientId: 'customer',
    brokers: [`${vip?.Vip ?? ''}:${vip?.Vport ?? ''}`],
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 100, retries, maxRetryTime: 500 },
    connectionTimeout: 3_000,
    authenticationTimeout: 3_000,
    requestTimeout: 5_000,
    enforceRequestTimeout: true,
    // kafkajs keeps what it signs in with on the object that it is given: a copy of the caller's would sign in as before.
    ...(sasl && { sasl: { ...sasl } }),
    ...(ca !== undefined && { ssl: { ca } }),
    ...(from !== undefined && {
      socketFactory: ({ host, port, ssl, onConnect }) => {
        const place = { host, port, localAddress: from };
        // Without TLS kafkajs hands over no settings for it, whatever its types say.
        if (ca === undefined) return connectPlain(place, onConnect);
        return connectTls({ ...place, ...ssl }, onConnect);
      },
    }),
  });
}

/** Whether a client gets its records in; a refusal of any kind is a no. */
export async function canProduce(kafka: Kafka, topic: string): Promise<boolean> {
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  try {
    await producer.connect();
    await producer.send({ topic, acks: -1, messages: [{ value: 'a record' }] });
    return true;
  } catch {
    return false;
  } finally {
    await producer.disconnect().catch(() => undefined);
  }
}

/** One that sends record after record on one connection until it is stopped. */
export async function steadyProducer(
  kafka: Kafka,
  topic: string,
): Promise<{ stop(): Promise<{ sent: number; connections: number }> }> {
  const producer = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 0 } });
  let [sent, connections, stopped] = [0, 0, false];
  producer.on(producer.events.CONNECT, () => (connections += 1));
  producer.on(producer.events.DISCONNECT, () => (connections += stopped ? 0 : 1));
  await producer.connect();
  const run = async (): Promise<void> => {
    while (!stopped) {
      await producer.send({ topic, acks: -1, messages: [{ value: `record ${sent}` }] });
      sent += 1;
      await sleep(2);
    }
  };
  const running = run();
  running.catch(() => undefined);
  return {
    async stop() {
      stopped = true;
      await running.finally(() => producer.disconnect());
      return { sent, connections };
    },
  };
}
