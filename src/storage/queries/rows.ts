import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Seal } from '../seal.ts';
import type { Rows } from '../storage.ts';
import { accountRows } from './accounts.ts';
import { aclRuleRows } from './acl-rules.ts';
import { billingRows } from './billing.ts';
import { budgetRows } from './budgets.ts';
import { eventRows } from './events.ts';
import { instanceRows } from './instances.ts';
import { keyPairRows } from './key-pairs.ts';
import { meterRows } from './meters.ts';
import { orderRows } from './orders.ts';
import { prepaidRows } from './prepaid.ts';
import { purchaseKeyRows } from './purchase-keys.ts';
import { prometheusTargetRows } from './prometheus-targets.ts';
import { receiptRows } from './receipts.ts';
import { routeRows } from './routes.ts';
import { sampleRows } from './samples.ts';
import { subnetRows } from './subnets.ts';
import { tagPairRows } from './tag-pairs.ts';
import { tagRows } from './tags.ts';
import { taskRows } from './tasks.ts';
import { throttleRuleRows } from './throttle-rules.ts';
import { temporaryCredentialRows } from './temporary-credentials.ts';
import { timeMachineRows } from './time-machine.ts';
import { topicRows } from './topics.ts';
import { userRows } from './users.ts';
import { vpcRows } from './vpcs.ts';
import { wakeUpRows } from './wake-ups.ts';

/** Every table's rows over one connection: a pool's, or a transaction's. */
export function rowsOf(db: Kysely<Schema>, seal: Seal): Rows {
  return {
    accounts: accountRows(db),
    keyPairs: keyPairRows(db, seal),
    temporaryCredentials: temporaryCredentialRows(db, seal),
    purchaseKeys: purchaseKeyRows(db),
    network: { ...vpcRows(db), ...subnetRows(db) },
    instances: instanceRows(db, seal),
    orders: orderRows(db),
    tasks: taskRows(db),
    tags: tagRows(db),
    tagPairs: tagPairRows(db),
    topics: topicRows(db),
    throttleRules: throttleRuleRows(db),
    routes: routeRows(db, seal),
    users: userRows(db),
    aclRules: aclRuleRows(db),
    samples: sampleRows(db),
    meters: meterRows(db, seal),
    prometheusTargets: prometheusTargetRows(db),
    billing: billingRows(db),
    prepaid: prepaidRows(db),
    budgets: budgetRows(db),
    receipts: receiptRows(db),
    events: eventRows(db),
    wakeUps: wakeUpRows(db),
    timeMachine: timeMachineRows(db),
  };
}
