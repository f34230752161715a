import { refuseRepeated, soughtName } from './group.ts';
import { contains, type StepRange } from './offer.ts';
import { inWords, refusedEmpty, refusedValue, sameWords } from './parameter-refusals.ts';
import { Refusal, type Text } from './refusal.ts';

/** Whom a rule holds back: clients of this user with this client id; an empty text is any. */
export interface ThrottledClients {
  readonly userName: string;
  readonly clientId: string;
}

/** The most that such clients get together, in MB/s of 1,000,000 bytes as they send and receive them; null: as much as the instance has. */
export interface ThrottleRule extends ThrottledClients {
  readonly ruleId: number;
  readonly instanceId: string;
  readonly produceMBps: number | null;
  readonly consumeMBps: number | null;
  readonly updatedAt: Date;
}

/** What CreateThrottleRule may carry. */
export interface AskedThrottle {
  readonly ThrottleType: number;
  readonly UserNameList?: readonly string[];
  readonly ClientIdList?: readonly string[];
  readonly GroupNameList?: readonly string[];
  readonly TopicNameList?: readonly string[];
  readonly ProduceThrottle?: number;
  readonly ConsumeThrottle?: number;
}

/** ThrottleType of the API. */
const TYPE = { clients: 1, group: 2, topic: 3 } as const;
export const CLIENT_THROTTLE = TYPE.clients;
/** More is more than any instance sold has. */
const MBPS_RANGE: StepRange = { min: 1, max: 100_000, step: 1 };
/** A page of DescribeThrottleRules at its largest: all of them can be seen at once. */
export const MOST_RULES = 200;

type NewRule = Omit<ThrottleRule, 'ruleId' | 'instanceId' | 'updatedAt'>;

/**
 * The rules that a call makes: one for each user with each client id, or for each of the one that is named alone. Throws a Refusal,
 * UnsupportedOperation for what Kafka's quotas cannot tell apart.
 */
export function newRules(asked: AskedThrottle): NewRule[] {
  refuseOtherTypes(asked);
  const users = namesOf('UserNameList', asked.UserNameList);
  const clients = namesOf('ClientIdList', asked.ClientIdList);
  if (users.length + clients.length === 0)
    throw refusedEmpty('UserNameList, ClientIdList', {
      en: 'name the users or the client ids that are to be held back',
      zh: '请指定要限流的用户名或客户端 ID',
    });
  if (asked.ProduceThrottle === undefined && asked.ConsumeThrottle === undefined)
    throw refusedEmpty('ProduceThrottle, ConsumeThrottle', { en: 'send at least one', zh: '至少传入一个' });
  const produceMBps = throttleOf('ProduceThrottle', asked.ProduceThrottle);
  const consumeMBps = throttleOf('ConsumeThrottle', asked.ConsumeThrottle);
  return orAny(users).flatMap((userName) =>
    orAny(clients).map((clientId) => ({ userName, clientId, produceMBps, consumeMBps })),
  );
}

/** A rate in MB/s; null when it was left out. Throws a Refusal. */
export function throttleOf(parameter: string, mbps: number | undefined): number | null {
  if (mbps === undefined) return null;
  if (!contains(MBPS_RANGE, mbps)) throw refusedValue(parameter, mbps, inWords(MBPS_RANGE, sameWords(['MB/s'])));
  return mbps;
}

function namesOf(parameter: string, names: readonly string[] = []): readonly string[] {
  names.forEach((name, index) => soughtName(`${parameter}.${index}`, name));
  refuseRepeated(parameter, names);
  return names;
}

function orAny(names: readonly string[]): readonly string[] {
  return names.length === 0 ? [''] : names;
}

function refuseOtherTypes({ ThrottleType, GroupNameList = [], TopicNameList = [] }: AskedThrottle): void {
  if (ThrottleType === TYPE.group) throw unthrottled('ThrottleType', OF_GROUPS);
  if (ThrottleType === TYPE.topic) throw unthrottled('ThrottleType', OF_TOPICS);
  if (ThrottleType !== TYPE.clients) throw refusedValue('ThrottleType', ThrottleType, sameWords([TYPE.clients]));
  if (GroupNameList.length > 0) throw unthrottled('GroupNameList', OF_GROUPS);
  if (TopicNameList.length > 0) throw unthrottled('TopicNameList', OF_TOPICS);
}

const OF_GROUPS: Text = {
  en: 'a consumer does not tell Kafka its group when it fetches; hold back its user or client id with ThrottleType 1',
  zh: '消费请求不携带消费组信息；可使用 ThrottleType 1 按用户或客户端限流',
};
const OF_TOPICS: Text = {
  en: 'a request carries several topics and has one rate in Kafka; hold back users or client ids with ThrottleType 1',
  zh: 'Kafka 的一个请求包含多个主题，只有一个速率；可使用 ThrottleType 1 按用户或客户端限流',
};

function unthrottled(parameter: string, why: Text): Refusal {
  return new Refusal('UnsupportedOperation', {
    en: `The parameter \`${parameter}\` asks for what cannot be held here: ${why.en}.`,
    zh: `不支持参数 \`${parameter}\`：${why.zh}。`,
  });
}
