import type {
  DescribeProductEventListEvents,
  DescribeProductEventListRequest,
  DescribeProductEventListResponse,
} from '../../../spec/types/monitor.ts';
import { defineAction } from '../../api/define-action.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { eventWords } from '../../domain/event.ts';
import type { AccountEvent } from '../../storage/storage.ts';
import type { Services } from '../services.ts';
import { askedEvents, CKAFKA } from './asked-events.ts';
import { eventOverview } from './event-overview.ts';

/** Nothing here raises an alarm by a policy of the caller's. */
const NO_ALARMS = { SupportAlarm: 0, IsAlarmConfig: 0, GroupInfo: [] };

/**
 * Request: {Module: monitor, ProductName?: [ckafka], InstanceId?, EventName?, Type?, Status?, RegionList?, StartTime? and EndTime? (Unix s; the
 *   last day), TimeOrder?: DESC or ASC, Offset?: 0, Limit?: 20 (1 to 100)}
 * Answer: {Events, OverView, Total}: what happened to the account's instances, also to deleted ones, and to the account as a whole
 *   (InstanceId is empty). The words of what happened are in AdditionMsg.
 */
export const describeProductEventList = defineAction<
  Services,
  DescribeProductEventListRequest,
  DescribeProductEventListResponse
>({
  product: 'monitor',
  version: '2018-07-24',
  name: 'DescribeProductEventList',
  changes: false,
  regional: false,
  partly: ['of ckafka instances and of the account', 'of Dimensions, instanceId; another is refused'],
  async run({ account, parameters, rows, receivedAt }, { catalogue }) {
    const asked = askedEvents(parameters, catalogue, receivedAt);
    const filter = { appId: account.appId, ...asked.filter };
    const overview = eventOverview(await rows.events.counts(filter));
    const events = await rows.events.list(filter, asked.page);
    return { Events: events.map((it) => eventAnswer(it, catalogue)), ...overview };
  },
});

function eventAnswer(event: AccountEvent, catalogue: Catalogue): DescribeProductEventListEvents {
  const { type, state, name } = eventWords(event.kind);
  const seconds = Math.floor(event.at.getTime() / 1000);
  const { instanceId } = event;
  return {
    EventId: event.eventId,
    EventCName: name.zh,
    EventEName: name.en,
    EventName: event.kind,
    ...CKAFKA,
    InstanceId: instanceId ?? '',
    InstanceName: event.instanceName,
    ProjectId: '0',
    Region: catalogue.region(event.region)?.shortCode ?? '',
    Status: state,
    Type: type,
    StartTime: seconds,
    UpdateTime: seconds,
    Dimensions: instanceId === null ? [] : [{ Key: 'instanceId', Name: '实例 ID', Value: instanceId }],
    AdditionMsg: [{ Key: 'message', Name: '描述', Value: event.text }],
    ...NO_ALARMS,
    ViewName: CKAFKA.ProductName,
  };
}
