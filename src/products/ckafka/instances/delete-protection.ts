import type { Instance } from '../../../domain/instance.ts';
import { Refusal } from '../../../domain/refusal.ts';

/** Refused with OperationDenied while the instance's deletion protection is on. */
export function requireUnprotected({ instanceId, deleteProtection }: Instance): void {
  if (!deleteProtection) return;
  throw new Refusal('OperationDenied', {
    en: `The instance of parameter \`InstanceId\` is protected against deletion: "${instanceId}". Send ModifyInstanceAttributes with DeleteProtectionEnable 0 first.`,
    zh: `参数 \`InstanceId\` 指定的实例 "${instanceId}" 已开启删除保护，请先通过 ModifyInstanceAttributes 将 DeleteProtectionEnable 设为 0。`,
  });
}
