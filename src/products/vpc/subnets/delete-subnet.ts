import type { DeleteSubnetRequest, DeleteSubnetResponse } from '../../../../spec/types/vpc.ts';
import { defineAction } from '../../../api/define-action.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { findSubnet } from './find-subnet.ts';

/**
 * Request: {SubnetId}
 * Answer: {}. Refused while an instance stands in it (ResourceInUse). A second time it is ResourceNotFound.
 */
export const deleteSubnet = defineAction<Services, DeleteSubnetRequest, DeleteSubnetResponse>({
  product: 'vpc',
  version: '2017-03-12',
  name: 'DeleteSubnet',
  changes: true,
  regional: true,
  async run(call) {
    const { account, rows } = call;
    // A purchase that is choosing addresses in it finishes first, and is then counted.
    await rows.instances.lockPlacement();
    const { subnetId } = await findSubnet(call);
    const count = await rows.network.instanceCount(subnetId);
    if (count > 0)
      throw new Refusal('ResourceInUse', {
        en: `The subnet of parameter \`SubnetId\` holds ${count} instances: "${subnetId}". Delete them first, and wait until they are gone.`,
        zh: `参数 \`SubnetId\` 指定的子网 "${subnetId}" 中还有 ${count} 个实例，请先删除并等待完成。`,
      });
    await rows.tags.removeAll(account.appId, 'subnet', subnetId);
    await rows.network.deleteSubnet(subnetId);
    return {};
  },
});
