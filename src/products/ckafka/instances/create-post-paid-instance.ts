import type { CreatePostPaidInstanceRequest, CreatePostPaidInstanceResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import { instanceNames } from '../../../domain/instance-names.ts';
import { instanceCountOf, purchaseOf, tagsOf } from '../../../domain/purchase.ts';
import type { Services } from '../../services.ts';
import { boughtData, buyInstances, type Wanted } from './buy-instances.ts';

/**
 * Request: {VpcId, SubnetId, InstanceName?, InstanceType?, MsgRetentionTime? (minutes), ClusterId?, KafkaVersion?, SpecificationsType?,
 *   DiskType?, BandWidth? (MB/s), DiskSize? (GB), Partition?, TopicNum?, ZoneId?, MultiZoneFlag?, ZoneIds?, InstanceNum?,
 *   PublicNetworkMonthly? (Mbps above the free 3), Tags?, ElasticBandwidthSwitch?, CustomSSLCertId?, StoreQuantityType?}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage, Data: {FlowId: 0, InstanceId (the first), DealNames, DealNameInstanceIdMapping}}}
 *
 * Writes what is wanted, all of a batch or nothing, and rings; the engine makes it so. Every Describe call shows the instances, in
 * creation, before the answer leaves. Sent twice, it buys twice, unless its tags have a key (purchase-key.ts).
 */
export const createPostPaidInstance = defineAction<
  Services,
  CreatePostPaidInstanceRequest,
  CreatePostPaidInstanceResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreatePostPaidInstance',
  changes: true,
  regional: true,
  partly: ['ClusterId is refused: there are no dedicated clusters'],
  async run(call, services) {
    const bought = await buyInstances(call, services, {
      ...payAsYouGo(call, services),
      action: 'CreatePostPaidInstance',
    });
    return { Result: { ReturnCode: '0', ReturnMessage: 'ok[apply ok]', Data: boughtData(bought) } };
  },
});

/** Checks everything that needs no look at the rows. Throws a Refusal. */
export function payAsYouGo(
  { parameters, region }: Call<CreatePostPaidInstanceRequest>,
  { catalogue }: Services,
): Omit<Wanted, 'action'> {
  const count = instanceCountOf(parameters, catalogue);
  return {
    purchase: purchaseOf(parameters, region, catalogue),
    names: instanceNames(parameters.InstanceName, count, catalogue.limits.instanceNameLength),
    tags: tagsOf(parameters.Tags, catalogue.limits),
    term: null,
  };
}
