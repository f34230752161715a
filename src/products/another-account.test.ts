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
let owned: Record<string, { readonly there: string; readonly nowhere: string }>;

beforeAll(async () => {
  caller = await openActionCaller();
  const [instanceId = ''] = await buy(caller);
  const { VpcId, SubnetId } = await place(caller);
  other = { ...caller.account, appId: 1_300_000_002, uin: '100000000002' };
  await caller.storage.rows.accounts.insert(other);
  owned = {
    InstanceId: { there: instanceId, nowhere: 'ckafka-zzzzzzzz' },
    VpcId: { there: VpcId, nowhere: 'vpc-zzzzzzzz' },
    SubnetId: { there: SubnetId, nowhere: 'subnet-zzzzzzzz' },
  };
});
afterAll(() => caller.remove());

const NAMED = ['InstanceId', 'VpcId', 'SubnetId'];
const ASKING = allActions.flatMap((action) => {
  const input = apiModel().action(action.product, action.name)?.input ?? new Map<string, Member>();
  return NAMED.filter((name) => input.has(name)).map((name) => ({ action, input, name }));
});

/** The least that the model takes, with this value for the parameter in question. */
function parameters(input: Members, name: string, value: string): Record<string, unknown> {
  const needed = [...input.values()].filter((it) => it.required || it.name === name);
  return Object.fromEntries(needed.map((it) => [it.name, it.name === name ? value : anything(it)]));
}

function anything(member: Member): unknown {
  const one = member.scalar === null ? parameters(member.members, '', '') : scalar(member);
  return member.list ? [one] : one;
}

function scalar({ scalar: type }: Member): unknown {
  if (type === 'bool') return true;
  return type === 'string' || type === 'datetime' || type === 'datetime_iso' ? 'anything' : 1;
}

/** What the other account is told, with the name taken out of it. */
async function told({ action, input, name }: (typeof ASKING)[number], value: string): Promise<string> {
  const asked = parameters(input, name, value);
  try {
    const answer = await caller.call<unknown, unknown>(action, asked, { account: other });
    return JSON.stringify(answer).replaceAll(value, '<name>');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.code} ${error.text.en} ${error.text.zh}`.replaceAll(value, '<name>');
  }
}

it.each(ASKING.map((it) => [`${it.action.product} ${it.action.name} by ${it.name}`, it] as const))(
  '%s',
  async (_name, asking) => {
    const { there, nowhere } = owned[asking.name] ?? { there: '', nowhere: '' };
    expect(await told(asking, there)).toBe(await told(asking, nowhere));
  },
);
