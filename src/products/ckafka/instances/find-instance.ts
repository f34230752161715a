import type { Call } from '../../../api/define-action.ts';
import type { Instance } from '../../../domain/instance.ts';
import { requireText } from '../../../domain/purchase.ts';
import { Refusal } from '../../../domain/refusal.ts';

/** The instance that a call names by InstanceId. Refused when it is not the account's, not of the region, or deleted. */
export async function findInstance(call: Call<{ readonly InstanceId: string }>): Promise<Instance> {
  const instanceId = requireText('InstanceId', call.parameters.InstanceId);
  const instance = await call.rows.instances.byId(call.account.appId, call.region, instanceId);
  if (instance === null)
    throw new Refusal('InvalidParameterValue.InstanceNotExist', {
      en: `The instance of parameter \`InstanceId\` does not exist in ${call.region}: "${instanceId}". DescribeInstances lists those that do.`,
      zh: `参数 \`InstanceId\` 指定的实例 "${instanceId}" 在 ${call.region} 不存在，可通过 DescribeInstances 查询。`,
    });
  return instance;
}
