import { useState, type ReactNode } from 'react';
import type { InquireCkafkaPriceRequest } from '../../../../spec/types/ckafka.ts';
import { useApi } from '../../api/use-api.ts';
import { ChangeDialog } from '../../components/change-dialog.tsx';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { moneyText } from '../../components/money.ts';
import { NumberField } from '../../forms/number-field.tsx';
import { useText } from '../../language/language.tsx';
import { useOffer } from '../../offer/use-offer.ts';
import { usePrice } from '../../offer/use-price.ts';
import { bandwidthMBps, isPrepaid, type DialogInstance, type InstanceDialogProps } from './dialog-instance.ts';
import { scaleBounds, scaleProblems, type Size } from './scale-rules.ts';

const texts = {
  title: { en: 'Scale the instance', zh: '变更实例规格' },
  action: { en: 'Scale', zh: '变更' },
  bandwidth: { en: 'Bandwidth', zh: '带宽' },
  disk: { en: 'Disk', zh: '磁盘' },
  partitions: { en: 'Partitions', zh: '分区数' },
  serves: {
    en: 'It serves all the while. A changed size is charged from its hour on.',
    zh: '变更期间实例正常服务；新规格自变更所在小时起计费。',
  },
  servesPrepaid: {
    en: 'It serves all the while. The difference for what is left of the term is paid from the balance, or given back to it.',
    zh: '变更期间实例正常服务；剩余时长的差价将从余额扣除或退回余额。',
  },
};

export function ScaleDialog({ instance, onClose }: InstanceDialogProps): ReactNode {
  const t = useText();
  const api = useApi();
  const offer = useOffer();
  const before = sizeOf(instance);
  const [size, setSize] = useState<Size>(before);
  const problems = offer.data === undefined ? {} : scaleProblems(size, instance, offer.data);
  const bounds = offer.data === undefined ? null : scaleBounds(size, instance, offer.data);
  const isChanged = JSON.stringify(size) !== JSON.stringify(before);
  const canSend = isChanged && bounds !== null && Object.keys(problems).length === 0;
  const scale = (): Promise<unknown> => {
    const wanted = { InstanceId: instance.InstanceId, ...changesOf(before, size) };
    return isPrepaid(instance)
      ? api.call('ckafka', 'ModifyInstancePre', wanted)
      : api.call('ckafka', 'InstanceScalingDown', { ...wanted, UpgradeStrategy: 1 });
  };
  return (
    <ChangeDialog title={texts.title} action={texts.action} isReady={canSend} onSubmit={scale} onClose={onClose}>
      <p className="hint">
        {instance.InstanceName} ({instance.InstanceId})
      </p>
      <FailureAlert failure={offer.error} onRetry={() => void offer.refetch()} />
      <NumberField
        label={texts.bandwidth}
        hint={problems.bandwidthMBps === undefined ? bounds?.bandwidthMBps.text : undefined}
        error={problems.bandwidthMBps}
        unit="MB/s"
        value={size.bandwidthMBps}
        step={bounds?.bandwidthMBps.step ?? 1}
        min={bounds?.bandwidthMBps.min ?? 1}
        onChange={(next) => setSize({ ...size, bandwidthMBps: next })}
      />
      <NumberField
        label={texts.disk}
        hint={problems.diskSizeGB === undefined ? bounds?.diskSizeGB.text : undefined}
        error={problems.diskSizeGB}
        unit="GB"
        value={size.diskSizeGB}
        step={bounds?.diskSizeGB.step ?? 1}
        min={bounds?.diskSizeGB.min ?? 1}
        onChange={(next) => setSize({ ...size, diskSizeGB: next })}
      />
      <NumberField
        label={texts.partitions}
        hint={problems.partitions === undefined ? bounds?.partitions.text : undefined}
        error={problems.partitions}
        value={size.partitions}
        step={bounds?.partitions.step ?? 1}
        min={bounds?.partitions.min ?? 1}
        onChange={(next) => setSize({ ...size, partitions: next })}
      />
      <PriceChange instance={instance} before={before} after={Object.keys(problems).length === 0 ? size : null} />
      <p className="hint">{t(isPrepaid(instance) ? texts.servesPrepaid : texts.serves)}</p>
    </ChangeDialog>
  );
}

function sizeOf(instance: DialogInstance): Size {
  return {
    bandwidthMBps: bandwidthMBps(instance),
    diskSizeGB: instance.DiskSize,
    partitions: instance.MaxPartitionNumber,
  };
}

/** Only what was changed: what is left out stays. */
function changesOf(before: Size, after: Size): { BandWidth?: number; DiskSize?: number; Partition?: number } {
  const changed = (name: keyof Size): number | undefined =>
    after[name] === before[name] ? undefined : (after[name] ?? undefined);
  const [BandWidth, DiskSize, Partition] = [changed('bandwidthMBps'), changed('diskSizeGB'), changed('partitions')];
  return {
    ...(BandWidth === undefined ? {} : { BandWidth }),
    ...(DiskSize === undefined ? {} : { DiskSize }),
    ...(Partition === undefined ? {} : { Partition }),
  };
}

function PriceChange(props: { instance: DialogInstance; before: Size; after: Size | null }): ReactNode {
  const t = useText();
  const { instance, before, after } = props;
  const now = usePrice(questionOf(instance, before));
  const then = usePrice(after === null ? null : questionOf(instance, after));
  const [old, next] = [now.price?.InstancePrice, then.price?.InstancePrice];
  if (next === undefined) return <FailureAlert failure={then.failure} />;
  const price = moneyText(next.DiscountPrice, next.Currency);
  const was = old === undefined ? null : moneyText(old.DiscountPrice, old.Currency);
  const words = isPrepaid(instance)
    ? {
        en: `${price} a month${was === null ? '' : ` (now ${was})`}`,
        zh: `${price} / 月${was === null ? '' : `（当前 ${was}）`}`,
      }
    : {
        en: `${price} an hour${was === null ? '' : ` (now ${was})`}`,
        zh: `${price} / 小时${was === null ? '' : `（当前 ${was}）`}`,
      };
  return (
    <p aria-live="polite">
      <strong>{t(words)}</strong>
    </p>
  );
}

function questionOf(instance: DialogInstance, size: Size): InquireCkafkaPriceRequest {
  return {
    InstanceType: instance.InstanceType,
    InstanceChargeParam: { InstanceChargeType: isPrepaid(instance) ? 'PREPAID' : 'POSTPAID_BY_HOUR' },
    Bandwidth: size.bandwidthMBps ?? 0,
    InquiryDiskParam: { DiskType: instance.DiskType, DiskSize: size.diskSizeGB ?? 0 },
    Partition: size.partitions ?? 0,
  };
}
