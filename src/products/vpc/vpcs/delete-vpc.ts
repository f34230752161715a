import type { DeleteVpcRequest, DeleteVpcResponse } from '../../../../spec/types/vpc.ts';
import { defineAction } from '../../../api/define-action.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { findVpc } from './find-vpc.ts';

/**
 * Request: {VpcId}
 * Answer: {}. Refused while it has subnets (ResourceInUse). A second time it is ResourceNotFound.
 */
export const deleteVpc = defineAction<Services, DeleteVpcRequest, DeleteVpcResponse>({
  product: 'vpc',
  version: '2017-03-12',
  name: 'DeleteVpc',
  changes: true,
  regional: true,
  async run(call) {
    const { account, region, rows } = call;
    await rows.instances.lockPlacement();
    const { vpcId } = await findVpc(call);
    const { total, items } = await rows.network.listSubnets(account.appId, region, { vpcIds: [vpcId] }, 1, 0);
    if (total > 0)
      throw new Refusal('ResourceInUse', {
        en: `The VPC of parameter \`VpcId\` has ${total} subnets, ${items[0]?.subnetId ?? ''} among them: "${vpcId}". Delete them first.`,
        zh: `参数 \`VpcId\` 指定的私有网络 "${vpcId}" 还有 ${total} 个子网（如 ${items[0]?.subnetId ?? ''}），请先删除子网。`,
      });
    await rows.tags.removeAll(account.appId, 'vpc', vpcId);
    await rows.network.deleteVpc(vpcId);
    return {};
  },
});
