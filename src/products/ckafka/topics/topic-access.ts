import type { Call } from '../../../api/define-action.ts';
import { aclKey, without, type Acl, type AclRule } from '../../../domain/acl.ts';
import { topicAcls } from '../../../domain/acl-checks.ts';
import { checkFlag, isOnTopic } from '../../../domain/acl-rule.ts';
import { refusedEmpty, refusedTogether } from '../../../domain/parameter-refusals.ts';
import { checkWhiteList, whiteListAcls, whiteListOf } from '../../../domain/white-list.ts';
import type { KafkaTarget } from '../../../kafka/kafka-admin.ts';
import type { Rows } from '../../../storage/storage.ts';
import type { Services } from '../../services.ts';
import { findPreset, findRule } from '../acls/find-rule.ts';
import { askBrokers } from '../kafka-target.ts';
import type { KnownTopic } from './known-topics.ts';

/** What CreateTopic and ModifyTopicAttributes take about access; what is left out stays. */
interface AskedAccess {
  readonly EnableWhiteList?: number;
  readonly IpWhiteList?: readonly string[];
  readonly EnableAclRule?: number;
  readonly AclRuleName?: string;
}

/** Checked, nothing of it done yet. null: not asked. */
export interface TopicAccess {
  /** Addresses; empty for no white list. */
  readonly whiteList: readonly string[] | null;
  /** A preset that is given to the topic, or taken from it. */
  readonly preset: { readonly ruleName: string; readonly isOn: boolean } | null;
}

/** Reads and checks what needs no rows. Throws a Refusal. */
export function accessOf({ EnableWhiteList, IpWhiteList, EnableAclRule, AclRuleName }: AskedAccess): TopicAccess {
  const isListed = EnableWhiteList === undefined ? null : checkFlag('EnableWhiteList', EnableWhiteList);
  const isRuled = EnableAclRule === undefined ? null : checkFlag('EnableAclRule', EnableAclRule);
  const ruleName = AclRuleName ?? '';
  if (isListed !== true && (IpWhiteList ?? []).length > 0) throw switchedOff('IpWhiteList', 'EnableWhiteList');
  if (isRuled === null && ruleName !== '') throw switchedOff('AclRuleName', 'EnableAclRule');
  if (isRuled === true && ruleName === '')
    throw refusedEmpty('AclRuleName', { en: 'it names the preset rule', zh: '请指定预设规则名称' });
  return {
    whiteList: isListed === null ? null : isListed ? checkWhiteList(IpWhiteList ?? []) : [],
    preset: isRuled === null || ruleName === '' ? null : { ruleName, isOn: isRuled },
  };
}

/** The ACLs that a topic begins with: its white list, the preset that it names, and those that every new topic gets. */
export async function aclsOfNewTopic(
  rows: Rows,
  instanceId: string,
  topicName: string,
  { whiteList, preset }: TopicAccess,
): Promise<Acl[]> {
  const presets = (await rows.aclRules.list(instanceId)).filter((it) => it.patternType === 'PRESET' && it.isApplied);
  if (preset?.isOn === true) presets.push(await findPreset(rows, instanceId, preset.ruleName));
  const acls = [
    ...whiteListAcls(topicName, whiteList ?? []),
    ...presets.flatMap((it) => topicAcls(topicName, it.grants)),
  ];
  return [...new Map(acls.map((it) => [aclKey(it), it])).values()];
}

/** Changes the ACLs of a topic that is there. What is added comes first: the topic is at no moment open to everybody. Twice is as once. */
export async function changeAccess(
  rows: Rows,
  { target, acls }: { readonly target: KafkaTarget; readonly acls: Services['acls'] },
  topicName: string,
  { whiteList, preset }: TopicAccess,
): Promise<void> {
  if (whiteList === null && preset === null) return;
  const rule = preset === null ? null : await findPreset(rows, target.instanceId, preset.ruleName);
  const ofRule = rule === null ? [] : topicAcls(topicName, rule.grants);
  const listed = whiteListAcls(topicName, whiteList ?? []);
  await askBrokers(target, async () => {
    const there = await acls.list(target);
    const wanted = [...listed, ...(preset?.isOn === true ? ofRule : [])];
    const before = whiteList === null ? [] : whiteListAcls(topicName, whiteListOf(topicName, there));
    await acls.add(target, without(wanted, there));
    await acls.remove(target, without([...before, ...(preset?.isOn === false ? ofRule : [])], wanted));
  });
}

/** The topics that a rule is on; all when no rule is asked for. Refused with ResourceNotFound when there is no such rule. */
export async function underRule(
  call: Call<{ readonly AclRuleName?: string }>,
  { target, acls }: { readonly target: KafkaTarget; readonly acls: Services['acls'] },
  topics: readonly KnownTopic[],
): Promise<readonly KnownTopic[]> {
  const ruleName = call.parameters.AclRuleName ?? '';
  if (ruleName === '') return topics;
  const rule = await findRule(call.rows, target.instanceId, ruleName);
  const keys = new Set((await askBrokers(target, () => acls.list(target))).map(aclKey));
  return topics.filter((it) => isOnTopic(rule, it.topicName, keys));
}

/** The rules that are on a topic. */
export async function rulesOn(
  rows: Rows,
  instanceId: string,
  topicName: string,
  acls: readonly Acl[],
): Promise<AclRule[]> {
  const keys = new Set(acls.map(aclKey));
  return (await rows.aclRules.list(instanceId)).filter((it) => isOnTopic(it, topicName, keys));
}

function switchedOff(parameter: string, by: string) {
  return refusedTogether({
    en: `The parameter \`${parameter}\` has no effect without \`${by}\` 1: send both, or leave it out.`,
    zh: `参数 \`${parameter}\` 需与 \`${by}\` = 1 同时传递，或不传。`,
  });
}
