import type { ModifySubnetAttributeRequest, ModifySubnetAttributeResponse } from '../../../../spec/types/vpc.ts';
import { defineAction } from '../../../api/define-action.ts';
import { networkNameOf, switchOf } from '../../../domain/network-rules.ts';
import type { Services } from '../../services.ts';
import { findSubnet } from './find-subnet.ts';

/**
 * Request: {SubnetId, SubnetName?, EnableBroadcast?: "false"}; what is left out stays.
 * Answer: {}. Twice is as once.
 */
export const modifySubnetAttribute = defineAction<
  Services,
  ModifySubnetAttributeRequest,
  ModifySubnetAttributeResponse
>({
  product: 'vpc',
  version: '2017-03-12',
  name: 'ModifySubnetAttribute',
  changes: true,
  regional: true,
  async run(call) {
    const { SubnetName, EnableBroadcast } = call.parameters;
    const change = {
      ...(SubnetName !== undefined && { subnetName: networkNameOf('SubnetName', SubnetName) }),
      ...(EnableBroadcast !== undefined && { enableBroadcast: switchOf('EnableBroadcast', EnableBroadcast) }),
    };
    const { subnetId } = await findSubnet(call);
    await call.rows.network.updateSubnet(subnetId, change);
    return {};
  },
});
