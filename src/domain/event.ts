import type { Text } from './refusal.ts';

/** Whether something changed as it was meant to, or went wrong. */
export type EventType = 'status_change' | 'abnormal';
/** Of what went wrong: whether it is over; `-` for what has no such state. Upstream's words. */
export type EventState = 'alarm' | 'recover' | '-';

interface EventWords {
  readonly type: EventType;
  readonly state: EventState;
  readonly name: Text;
}

const change = (en: string, zh: string): EventWords => ({ type: 'status_change', state: '-', name: { en, zh } });
const alarm = (en: string, zh: string): EventWords => ({ type: 'abnormal', state: 'alarm', name: { en, zh } });
const recovery = (en: string, zh: string): EventWords => ({ type: 'abnormal', state: 'recover', name: { en, zh } });

/** Everything that is ever told of an instance or an account. */
const EVENTS = {
  running: change('Instance runs', '实例运行'),
  'creation-failed': alarm('Instance could not be created', '实例创建失败'),
  changed: change('Instance changed', '实例变更完成'),
  upgrade: change('Kafka version upgrade begins', 'Kafka 版本升级开始'),
  deleted: change('Instance deleted', '实例删除'),
  health: alarm('Instance health worsened', '实例健康状态异常'),
  healthy: recovery('Instance healthy again', '实例健康状态恢复'),
  'broker-restart': alarm('Broker started again after a failed start', 'Broker 启动失败后重启'),
  'disk-grow': change('Disk grows', '磁盘自动扩容'),
  'disk-shorten': change('Retention shortened', '消息保留时间动态缩短'),
  'disk-lengthen': change('Retention lengthened again', '消息保留时间恢复'),
  'route-created': change('Route created', '路由创建'),
  'route-failed': alarm('Route could not be created', '路由创建失败'),
  'route-deleting': change('Route is being deleted', '路由删除中'),
  'route-deleted': change('Route deleted', '路由删除'),
  'route-deletion-failed': alarm('Route could not be deleted', '路由删除失败'),
  arrears: change('Instance stopped, resumed or deleted by the balance', '实例因账户余额停服、恢复或删除'),
  prepaid: change('Prepaid instance stopped, resumed or deleted', '包年包月实例停服、恢复或删除'),
  expiring: alarm('Prepaid term ends soon', '实例即将到期'),
  expired: alarm('Prepaid term is over', '实例已到期'),
  renewed: change('Instance renewed by itself', '实例自动续费'),
  'renewal-failed': alarm('Instance could not be renewed by itself', '实例自动续费失败'),
  'expiry-isolated': alarm('Prepaid term is over: instance stopped', '实例到期停服'),
  'release-near': alarm('Stopped instance is deleted soon', '停服实例即将删除'),
  released: alarm('Stopped instance deleted', '停服实例删除'),
  overdue: alarm('Account overdue', '账户欠费'),
  isolated: alarm('Account overdue: instances stopped', '账户欠费停服'),
  'deletion-near': alarm('Account overdue: deletion is near', '账户欠费即将销毁'),
  'arrears-deleted': alarm('Account overdue: instances deleted', '账户欠费销毁'),
  resumed: recovery('Account topped up', '账户余额恢复'),
  budget: alarm('Budget threshold reached', '预算提醒'),
} as const satisfies Record<string, EventWords>;

export type EventKind = keyof typeof EVENTS;

export const EVENT_KINDS = Object.keys(EVENTS) as readonly EventKind[];

export function eventWords(kind: EventKind): EventWords {
  return EVENTS[kind];
}
