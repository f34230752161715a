import type { Call } from '../../../api/define-action.ts';
import type { Instance } from '../../../domain/instance.ts';
import type { PrepaidState } from '../../../domain/prepaid.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { findInstance } from './find-instance.ts';

/**
 * The prepaid instance that a call names by InstanceId, held until its transaction ends: no other call and no expiry comes between.
 * Refused when it is not there, and with UnsupportedOperation when it is pay-as-you-go; `instead` is the call for those.
 */
export async function heldPrepaid(
  call: Call<{ readonly InstanceId: string }>,
  instead: string,
): Promise<{ instance: Instance; state: PrepaidState }> {
  const { instanceId } = await findInstance(call);
  const state = await call.rows.prepaid.hold(instanceId);
  if (state === null)
    throw new Refusal('UnsupportedOperation', {
      en: `The instance of parameter \`InstanceId\` is pay-as-you-go: "${instanceId}". ${instead}`,
      zh: `参数 \`InstanceId\` 指定的实例 "${instanceId}" 为按量计费实例，不支持该操作。`,
    });
  // Looked at again: whoever held it may have changed it.
  return { instance: await findInstance(call), state };
}

/** Refused with UnsupportedOperation when the instance is prepaid; `instead` is the call for those. */
export function requirePayAsYouGo({ instanceId, expiresAt }: Instance, instead: string): void {
  if (expiresAt === null) return;
  throw new Refusal('UnsupportedOperation', {
    en: `The instance of parameter \`InstanceId\` is prepaid: "${instanceId}". Send ${instead} instead.`,
    zh: `参数 \`InstanceId\` 指定的实例 "${instanceId}" 为包年包月实例，请使用 ${instead}。`,
  });
}
