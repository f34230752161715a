import type { ReactNode } from 'react';
import { RadioField, SelectField } from '../../forms/choice-field.tsx';
import { NumberField } from '../../forms/number-field.tsx';
import { useText } from '../../language/language.tsx';
import type { Text } from '../../language/text.ts';
import { bandwidthText, isIn, type StandardPackage } from '../../offer/offer.ts';
import type { FieldsProps } from './basic-fields.tsx';
import type { Draft } from './draft.ts';
import { boundText, type Bounds } from './rules.ts';

const texts = {
  title: { en: 'Specification', zh: '规格配置' },
  bandwidth: { en: 'Peak bandwidth', zh: '峰值带宽' },
  package: { en: 'Package', zh: '套餐' },
  diskType: { en: 'Disk type', zh: '磁盘类型' },
  ssd: { en: 'SSD', zh: 'SSD 云硬盘' },
  basic: { en: 'Cloud disk', zh: '普通云硬盘' },
  disk: { en: 'Disk size', zh: '磁盘容量' },
  partitions: { en: 'Partitions', zh: '分区数' },
  topics: { en: 'Topics', zh: 'Topic 数' },
  retention: { en: 'Retention', zh: '消息保留时间' },
  replicas: { en: 'Replicas count.', zh: '副本计入。' },
  free: { en: 'Topics are free.', zh: 'Topic 不收费。' },
};

/** Bandwidth or package, disk, partitions, topics and retention. */
export function SizeFields({ draft, offer, bounds, problems, choose }: FieldsProps): ReactNode {
  const t = useText();
  const number = (field: keyof Bounds & keyof Draft, label: Text, unit?: string, more?: Text): ReactNode => (
    <NumberField
      label={label}
      hint={problems[field] === undefined ? joined(boundText(field, bounds), more) : undefined}
      error={problems[field]}
      value={draft[field]}
      unit={unit}
      min={bounds[field].min}
      max={bounds[field].max}
      step={bounds[field].step}
      onChange={(next) => choose({ [field]: next })}
    />
  );
  return (
    <section className="panel stack">
      <h2>{t(texts.title)}</h2>
      {draft.edition === 'standard' ? (
        <SelectField
          label={texts.package}
          error={problems.standardType}
          value={String(draft.standardType)}
          options={offer.standardPackages.map((it) => ({ value: String(it.instanceType), label: packageText(it) }))}
          onChange={(next) => choose({ standardType: Number(next) })}
        />
      ) : (
        <>
          <NumberField
            label={texts.bandwidth}
            hint={problems.bandwidthMBps === undefined ? joined(bandwidthText(offer), texts.replicas) : undefined}
            error={problems.bandwidthMBps}
            value={draft.bandwidthMBps}
            unit="MB/s"
            min={offer.proEditions[0]?.bandwidthMBps.min ?? 0}
            step={
              offer.proEditions.find((it) => isIn(it.bandwidthMBps, draft.bandwidthMBps ?? 0))?.bandwidthMBps.step ?? 20
            }
            onChange={(bandwidthMBps) => choose({ bandwidthMBps })}
          />
          <RadioField
            label={texts.diskType}
            error={problems.diskType}
            value={draft.diskType}
            options={[
              { value: 'CLOUD_SSD', label: texts.ssd },
              { value: 'CLOUD_BASIC', label: texts.basic },
            ]}
            onChange={(next) => choose({ diskType: next === 'CLOUD_SSD' ? 'CLOUD_SSD' : 'CLOUD_BASIC' })}
          />
        </>
      )}
      <div className="numbers">
        {number('diskSizeGB', texts.disk, 'GB')}
        {number('partitions', texts.partitions, undefined, texts.replicas)}
        {number('topics', texts.topics, undefined, texts.free)}
        {number('retentionHours', texts.retention, 'h')}
      </div>
    </section>
  );
}

function packageText({ name, bandwidthMBps, diskSizeGB, partitionCount, topicCount }: StandardPackage): Text {
  const [disk, title] = [diskSizeGB.toLocaleString('en'), name.replace('-', ' ')];
  return {
    en: `${title}: ${bandwidthMBps} MB/s, ${disk} GB, ${partitionCount} partitions, ${topicCount} topics`,
    zh: `${title}：${bandwidthMBps} MB/s，${disk} GB，${partitionCount} 分区，${topicCount} 个 Topic`,
  };
}

function joined(range: Text, more: Text | undefined): Text {
  if (more === undefined) return { en: `${range.en}.`, zh: `${range.zh}。` };
  return { en: `${range.en}. ${more.en}`, zh: `${range.zh}。${more.zh}` };
}
