import { setTimeout as sleep } from 'node:timers/promises';
import { without, type Acl } from '../domain/acl.ts';
import type { Endpoint } from '../domain/network.ts';
import {
  createAclsRequest,
  deleteAclsRequest,
  describeAclsRequest,
  readAcls,
  readCreatedAcls,
  readDeletedAcls,
} from './acl-requests.ts';
import type { WireRequest } from './broker-connection.ts';
import { withSession, type ClusterSession } from './cluster-session.ts';
import type { KafkaAcls } from './kafka-acls.ts';
import type { KafkaTarget } from './kafka-admin.ts';
import { KafkaUnavailable } from './kafka-failures.ts';
import type { WireReader } from './wire.ts';

/** A change reaches the other brokers through ZooKeeper, within milliseconds; one that hangs is not waited for longer. */
const KNOWN_WITHIN_MS = 5_000;
const LOOK_AGAIN_MS = 20;

/** ACLs by Kafka's own protocol. */
export const protocolAcls: KafkaAcls = {
  list: (target) =>
    withSession(target, async (session) => readAcls(await askOne(session, target, describeAclsRequest()))),
  add: (target, acls) =>
    change(
      target,
      acls,
      async (session) => readCreatedAcls(await askOne(session, target, createAclsRequest(acls))),
      (there) => without(acls, there).length === 0,
    ),
  remove: (target, acls) =>
    change(
      target,
      acls,
      async (session) => readDeletedAcls(await askOne(session, target, deleteAclsRequest(acls))),
      (there) => without(acls, there).length === acls.length,
    ),
};

async function change(
  target: KafkaTarget,
  acls: readonly Acl[],
  make: (session: ClusterSession) => Promise<void>,
  isKnown: (there: readonly Acl[]) => boolean,
): Promise<void> {
  if (acls.length === 0) return;
  await withSession(target, async (session) => {
    await make(session);
    const deadlineMs = performance.now() + KNOWN_WITHIN_MS;
    const until = async (broker: Endpoint): Promise<void> => {
      while (!isKnown(readAcls(await session.send(broker, describeAclsRequest()))) && performance.now() < deadlineMs)
        await sleep(LOOK_AGAIN_MS);
    };
    // A broker that does not answer reads them when it is back.
    const known = Promise.allSettled(target.brokers.map(until));
    await Promise.race([known, sleep(KNOWN_WITHIN_MS, undefined, { ref: false })]);
  });
}

/** One broker after the other until one answers: any may be asked, and two at once would get in each other's way. */
async function askOne(session: ClusterSession, { brokers }: KafkaTarget, request: WireRequest): Promise<WireReader> {
  let last: unknown = new KafkaUnavailable('it has no brokers');
  for (const broker of brokers) {
    try {
      return await session.send(broker, request);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}
