import type { CreateInstancePostRequest, CreateInstancePostResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { buyInstances } from './buy-instances.ts';
import { payAsYouGo } from './create-post-paid-instance.ts';

/**
 * Deprecated: CreatePostPaidInstance replaced it, and neither edition of the model has it any more (spec/README.md).
 *
 * Request: as CreatePostPaidInstance, without ElasticBandwidthSwitch, CustomSSLCertId and StoreQuantityType
 * Answer: {Result: {ReturnCode: "0", ReturnMessage: "ok[apply success]", Data: {FlowId, RouteDTO: {RouteId: 0}}}} of the task that creates
 * the first instance; DescribeTaskStatus follows it. The ids are in the lists only, as they were upstream.
 */
export const createInstancePost = defineAction<Services, CreateInstancePostRequest, CreateInstancePostResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreateInstancePost',
  changes: true,
  regional: true,
  partly: ['deprecated: send CreatePostPaidInstance', 'ClusterId is refused: there are no dedicated clusters'],
  async run(call, services) {
    const wanted = { ...payAsYouGo(call, services), action: 'CreateInstancePost' };
    const { instanceIds } = await buyInstances(call, services, wanted);
    const task = await call.rows.tasks.latest(instanceIds[0] ?? '', 'create-instance');
    const data = { FlowId: task?.flowId ?? 0, RouteDTO: { RouteId: 0 } };
    return { Result: { ReturnCode: '0', ReturnMessage: 'ok[apply success]', Data: data } };
  },
});
