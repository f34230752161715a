import type { DeleteRouteTriggerTimeRequest, DeleteRouteTriggerTimeResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { isWanted } from '../../../domain/route.ts';
import { deletionTimeOf } from '../../../domain/route-rules.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { requireServing } from '../kafka-target.ts';

/**
 * Request: {InstanceId, DelayTime: "2020-08-21 11:15:54" (UTC+8), within 24 hours}
 * Answer: {}. Moves the time at which the instance's public route is deleted. Refused with ResourceNotFound when no deletion is planned.
 */
export const deleteRouteTriggerTime = defineAction<
  Services,
  DeleteRouteTriggerTimeRequest,
  DeleteRouteTriggerTimeResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DeleteRouteTriggerTime',
  changes: true,
  regional: true,
  async run(call) {
    const { rows, parameters, receivedAt } = call;
    const instance = await findInstance(call);
    requireServing(instance);
    const { instanceId } = instance;
    const routes = await rows.routes.list(instanceId);
    const planned = routes.find((it) => it.deleteAt !== null && isWanted(it));
    if (planned === undefined)
      throw new Refusal('ResourceNotFound', {
        en: `The instance "${instanceId}" has no route whose deletion is planned. Send DeleteRoute with DeleteRouteTime for its public route first.`,
        zh: `实例 "${instanceId}" 没有设置定时删除的路由，请先对公网路由调用 DeleteRoute 并传入 DeleteRouteTime。`,
      });
    const deleteAt = deletionTimeOf('DelayTime', parameters.DelayTime, receivedAt);
    await rows.routes.update(planned.routeId, { deleteAt });
    await rows.wakeUps.instances([instanceId], deleteAt);
    return {};
  },
});
