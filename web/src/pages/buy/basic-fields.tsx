import type { ReactNode } from 'react';
import { CheckField, RadioField, SelectField, type Option } from '../../forms/choice-field.tsx';
import { NumberField } from '../../forms/number-field.tsx';
import { useText } from '../../language/language.tsx';
import type { Offer } from '../../offer/offer.ts';
import type { Draft } from './draft.ts';
import { RegionField } from './region-field.tsx';
import { boundText, type Bounds, type Problems } from './rules.ts';

const texts = {
  title: { en: 'Basic configuration', zh: '基础配置' },
  billing: { en: 'Billing mode', zh: '计费模式' },
  hour: { en: 'Pay-as-you-go', zh: '按量计费' },
  month: { en: 'Monthly subscription', zh: '包年包月' },
  months: { en: 'Months', zh: '购买时长（月）' },
  renewed: { en: 'Renewal', zh: '自动续费' },
  isRenewed: { en: 'Renew by itself when the term ends', zh: '到期后自动续费' },
  edition: { en: 'Edition', zh: '规格类型' },
  pro: { en: 'Pro', zh: '专业版' },
  standard: { en: 'Standard', zh: '标准版' },
  editionHint: {
    en: 'Pro takes several zones and any bandwidth. Standard comes in eight packages, by the hour, in one zone.',
    zh: '专业版支持多可用区与任意带宽；标准版为八种固定套餐，仅按量计费、单可用区。',
  },
  zone: { en: 'Zone', zh: '可用区' },
  zones: { en: 'Zones', zh: '可用区' },
  zonesHint: {
    en: 'With two or more, acknowledged messages outlive the loss of a zone. At most four.',
    zh: '选择两个及以上时，任一可用区故障不会丢失已确认的消息。最多四个。',
  },
  soldOut: { en: 'Sold out', zh: '已售罄' },
  version: { en: 'Kafka version', zh: 'Kafka 版本' },
};

export interface FieldsProps {
  readonly draft: Draft;
  readonly offer: Offer;
  readonly bounds: Bounds;
  readonly problems: Problems;
  readonly choose: (choice: Partial<Draft>) => void;
}

/** Billing mode, edition, region, zones and version, in the order of the cloud's purchase page. */
export function BasicFields({ draft, offer, bounds, problems, choose }: FieldsProps): ReactNode {
  const t = useText();
  return (
    <section className="panel stack">
      <h2>{t(texts.title)}</h2>
      <RadioField
        label={texts.billing}
        value={draft.billing}
        options={[
          { value: 'hour', label: texts.hour },
          { value: 'month', label: texts.month },
        ]}
        onChange={(next) => choose({ billing: next === 'month' ? 'month' : 'hour' })}
      />
      {draft.billing === 'month' && (
        <>
          <NumberField
            label={texts.months}
            hint={boundText('months', bounds)}
            error={problems.months}
            value={draft.months}
            min={bounds.months.min}
            max={bounds.months.max}
            onChange={(months) => choose({ months })}
          />
          <CheckField
            label={texts.renewed}
            error={problems.isRenewed}
            values={draft.isRenewed ? ['yes'] : []}
            options={[{ value: 'yes', label: texts.isRenewed }]}
            onChange={(next) => choose({ isRenewed: next.length > 0 })}
          />
        </>
      )}
      <RadioField
        label={texts.edition}
        hint={texts.editionHint}
        error={problems.edition}
        value={draft.edition}
        options={[
          { value: 'profession', label: texts.pro },
          { value: 'standard', label: texts.standard, disabled: draft.billing === 'month' },
        ]}
        onChange={(next) => choose({ edition: next === 'standard' ? 'standard' : 'profession' })}
      />
      <RegionField />
      <Zones draft={draft} offer={offer} problems={problems} choose={choose} />
      <SelectField
        label={texts.version}
        error={problems.version}
        value={draft.version}
        options={offer.versions.map((it) => ({ value: it, label: it }))}
        onChange={(version) => choose({ version })}
      />
    </section>
  );
}

function Zones({ draft, offer, problems, choose }: Omit<FieldsProps, 'bounds'>): ReactNode {
  const values = draft.zoneIds.map(String);
  const options: Option[] = offer.zones.map((it) => ({
    value: String(it.zoneId),
    label: it.name,
    disabled: !it.isOpen,
    ...(it.isOpen ? {} : { note: texts.soldOut }),
  }));
  if (draft.edition === 'standard')
    return (
      <RadioField
        label={texts.zone}
        error={problems.zoneIds}
        value={values[0] ?? ''}
        options={options}
        onChange={(next) => choose({ zoneIds: [Number(next)] })}
      />
    );
  return (
    <CheckField
      label={texts.zones}
      hint={texts.zonesHint}
      error={problems.zoneIds}
      values={values}
      options={options}
      // One stays: an instance stands somewhere.
      onChange={(next) => next.length > 0 && choose({ zoneIds: next.map(Number) })}
    />
  );
}
