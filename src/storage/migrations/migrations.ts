import { firstTables } from './0001-first-tables.ts';
import { topics } from './0002-topics.ts';
import { instanceSettings } from './0003-instance-settings.ts';
import { users } from './0004-users.ts';
import { routes } from './0005-routes.ts';
import { samples } from './0006-samples.ts';
import { upgradesAndThrottles } from './0007-upgrades-and-throttles.ts';
import { accounts } from './0008-accounts.ts';
import { billing } from './0009-billing.ts';
import { prepaid } from './0010-prepaid.ts';
import { eventsOfAccounts } from './0011-events-of-accounts.ts';
import { quickRequests } from './0012-quick-requests.ts';
import { budgets } from './0013-budgets.ts';
import { timeMachine } from './0014-time-machine.ts';
import { elasticBandwidth } from './0015-elastic-bandwidth.ts';
import { tagPairs } from './0016-tag-pairs.ts';
import { prepaidElasticBandwidth } from './0017-prepaid-elastic-bandwidth.ts';

/** Forward only: a released entry is never edited or removed, the next change is the next number. */
export const MIGRATIONS: readonly { readonly number: number; readonly name: string; readonly sql: string }[] = [
  { number: 1, name: 'first tables', sql: firstTables },
  { number: 2, name: 'topics', sql: topics },
  { number: 3, name: 'instance settings', sql: instanceSettings },
  { number: 4, name: 'users', sql: users },
  { number: 5, name: 'routes', sql: routes },
  { number: 6, name: 'samples', sql: samples },
  { number: 7, name: 'upgrades and throttles', sql: upgradesAndThrottles },
  { number: 8, name: 'accounts', sql: accounts },
  { number: 9, name: 'billing', sql: billing },
  { number: 10, name: 'prepaid', sql: prepaid },
  { number: 11, name: 'events of accounts', sql: eventsOfAccounts },
  { number: 12, name: 'quick requests', sql: quickRequests },
  { number: 13, name: 'budgets', sql: budgets },
  { number: 14, name: 'time machine', sql: timeMachine },
  { number: 15, name: 'elastic bandwidth', sql: elasticBandwidth },
  { number: 16, name: 'tag pairs', sql: tagPairs },
  { number: 17, name: 'prepaid elastic bandwidth', sql: prepaidElasticBandwidth },
];
