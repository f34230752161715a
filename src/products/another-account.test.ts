import { afterAll, beforeAll, expect, it } from 'vitest';
import { openActionCaller } from '../../test/support/action-caller.ts';
import { buy, place } from '../../test/support/buying.ts';
import { apiModel, type Member, type Members } from '../api/model.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Account } from '../domain/account.ts';
import { allActions } from './all-actions.ts';

/*
 * Nothing of one account can be seen, changed or guessed by another: to it, what exists is answered in the very words of what does not.
 */

type Fixture = Awaited<ReturnType<typeof openActionCaller>>;
let caller: Fixture;
let other: Account;
/** What the first account has, by the parameter that names it; and a name of the same form that nobody has. */
let owned: Record<string, { readonly there: string | number; readonly nowhere: string | number }>;

beforeAll(async () => {
  caller = await openActionCaller();
  const [instanceId = ''] = await buy(caller, { Tags: [{ TagKey: 'anything', TagValue: 'anything' }] });
  const { VpcId, SubnetId } = await place(caller);
  other = { ...caller.account, appId: 1_300_000_002, uin: '100000000002' };
  await caller.storage.rows.accounts.insert(other);
  const named = (kind: string, id: string): string => `qcs::ckafka:ap-changsha:uin/:${kind}/${id}`;
  const bought = { from: new Date(0), to: new Date(caller.clock.now().getTime() + 1_000), instanceId };
  const { items } = await caller.storage.rows.orders.deals(caller.account.appId, bought, 1, 0);
  const dealName = items[0]?.dealName ?? '';
  const task = await caller.storage.rows.tasks.latest(instanceId, 'create-instance');
  const [instance, nobodys] = [instanceId, 'ckafka-zzzzzzzz'];
  owned = {
    InstanceId: { there: instance, nowhere: nobodys },
    InstanceIdList: { there: instance, nowhere: nobodys },
    VpcId: { there: VpcId, nowhere: 'vpc-zzzzzzzz' },
    VpcIds: { there: VpcId, nowhere: 'vpc-zzzzzzzz' },
    SubnetId: { there: SubnetId, nowhere: 'subnet-zzzzzzzz' },
    SubnetIds: { there: SubnetId, nowhere: 'subnet-zzzzzzzz' },
    ResourceId: { there: instance, nowhere: nobodys },
    ResourceIds: { there: instance, nowhere: nobodys },
    Resource: { there: named('ckafkaId', instance), nowhere: named('ckafkaId', nobodys) },
    ResourceList: { there: named('ckafkaId', instance), nowhere: named('ckafkaId', nobodys) },
    DataHubId: { there: `${instance}/anything`, nowhere: `${nobodys}/anything` },
    OrderId: { there: dealName, nowhere: '20260101000000000000001' },
    BigDealId: { there: dealName, nowhere: '20260101000000000000001' },
    FlowId: { there: task?.flowId ?? 0, nowhere: 999_999 },
  };
});
afterAll(() => caller.remove());

const NAMED = [
  ...['InstanceId', 'InstanceIdList', 'VpcId', 'VpcIds', 'SubnetId', 'SubnetIds', 'ResourceId', 'ResourceIds'],
  ...['Resource', 'ResourceList', 'DataHubId', 'OrderId', 'BigDealId', 'FlowId'],
];
/** What must be said beside a name, or it would be refused for that. */
const BESIDE: Readonly<Record<string, unknown>> = {
  ...{ ServiceType: 'ckafka', ResourcePrefix: 'ckafkaId', ResourceRegion: 'ap-changsha', Month: '2026-03' },
  ...{ StartTime: '2026-03-01 00:00:00', EndTime: '2026-03-31 00:00:00', BeginTime: '2026-03-01 00:00:00' },
  ...{ Offset: 0, Limit: 10, RankingType: 'PRO' },
};
const ASKING = allActions.flatMap((action) => {
  const input = apiModel().action(action.product, action.name)?.input ?? new Map<string, Member>();
  return NAMED.filter((name) => input.has(name)).map((name) => ({ action, input, name }));
});

/** There are no bills and events yet; a price and an ACL are refused for want of a size and a topic. */
const SAME_TO_ITS_OWNER = new Set([
  ...['DescribeBillDetail', 'DescribeBillResourceSummary', 'DescribeProductEventList'],
  ...['InquireCkafkaPrice', 'DescribeACL'],
]);

/** The least that the model takes, with this value for the parameter in question. */
function parameters(input: Members, name: string, value: string | number): Record<string, unknown> {
  const needed = [...input.values()].filter((it) => it.required || it.name === name || it.name === 'ServiceType');
  return Object.fromEntries(
    needed.map((it) => [it.name, it.name === name ? (it.list ? [value] : value) : (BESIDE[it.name] ?? anything(it))]),
  );
}

function anything(member: Member): unknown {
  const one = member.scalar === null ? parameters(member.members, '', '') : scalar(member);
  return member.list ? [one] : one;
}

function scalar({ scalar: type }: Member): unknown {
  if (type === 'bool') return true;
  return type === 'string' || type === 'datetime' || type === 'datetime_iso' ? 'anything' : 1;
}

/** The id in a full name of a resource. */
function idIn(value: string | number): string {
  return /ckafka-\w{8}/.exec(String(value))?.[0] ?? String(value);
}

/** What the other account is told, with the name taken out of it. */
async function told(
  { action, input, name }: (typeof ASKING)[number],
  value: string | number,
  account = other,
): Promise<string> {
  const asked = parameters(input, name, value);
  try {
    const answer = await caller.call<unknown, unknown>(action, asked, { account });
    return JSON.stringify(answer).replaceAll(idIn(value), '<name>');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.code} ${error.text.en} ${error.text.zh}`.replaceAll(idIn(value), '<name>');
  }
}

it.each(ASKING.map((it) => [`${it.action.product} ${it.action.name} by ${it.name}`, it] as const))(
  '%s',
  async (_name, asking) => {
    const { there, nowhere } = owned[asking.name] ?? { there: '', nowhere: '' };
    expect(await told(asking, there)).toBe(await told(asking, nowhere));
    if (asking.action.changes || SAME_TO_ITS_OWNER.has(asking.action.name)) return;
    // The account itself is told them apart: the call came as far as the name.
    expect(await told(asking, there, caller.account)).not.toBe(await told(asking, nowhere, caller.account));
  },
);
