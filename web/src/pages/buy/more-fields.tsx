import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { NumberField } from '../../forms/number-field.tsx';
import { TextField } from '../../forms/text-field.tsx';
import { useText } from '../../language/language.tsx';
import type { Text } from '../../language/text.ts';
import { LIMITS } from '../../offer/offer.ts';
import type { FieldsProps } from './basic-fields.tsx';
import type { Draft } from './draft.ts';
import { boundText, type Problems } from './rules.ts';

const texts = {
  title: { en: 'Tags, name and number', zh: '标签、名称与数量' },
  publicTitle: { en: 'Public bandwidth', zh: '公网带宽' },
  publicMbps: { en: 'Beyond the free share', zh: '免费额度以外' },
  tags: { en: 'Tags', zh: '标签' },
  key: { en: 'Key', zh: '标签键' },
  value: { en: 'Value', zh: '标签值' },
  addTag: { en: 'Add a tag', zh: '添加标签' },
  removeTag: { en: 'Remove', zh: '移除' },
  name: { en: 'Name', zh: '实例名称' },
  nameHint: {
    en: 'Several instances are numbered; {R:3} in the name counts from 3.',
    zh: '批量购买时自动编号；名称中的 {R:3} 表示从 3 开始编号。',
  },
  leftOut: { en: 'Left out: unnamed.', zh: '留空则为 unnamed。' },
  count: { en: 'Number of instances', zh: '购买数量' },
};

/** Public bandwidth, tags, name and number. */
export function MoreFields({ draft, offer, bounds, problems, choose }: FieldsProps): ReactNode {
  const t = useText();
  const { free } = offer.publicMbps;
  const [range, count] = [boundText('publicMbps', bounds), boundText('count', bounds)];
  return (
    <>
      {draft.edition === 'profession' && (
        <section className="panel stack">
          <h2>{t(texts.publicTitle)}</h2>
          <NumberField
            label={texts.publicMbps}
            hint={{ en: `${range.en}; ${free} Mbps are free.`, zh: `${range.zh}；其中 ${free} Mbps 免费。` }}
            error={problems.publicMbps}
            unit="Mbps"
            value={draft.publicMbps}
            min={0}
            max={bounds.publicMbps.max}
            step={bounds.publicMbps.step}
            onChange={(publicMbps) => choose({ publicMbps })}
          />
        </section>
      )}
      <section className="panel stack">
        <h2>{t(texts.title)}</h2>
        <Tags draft={draft} problems={problems} choose={choose} />
        <TextField
          label={texts.name}
          hint={nameHint(draft)}
          error={problems.name}
          value={draft.name}
          required={draft.billing === 'month'}
          onChange={(name) => choose({ name })}
        />
        <NumberField
          label={texts.count}
          hint={{ en: `${count.en}.`, zh: `${count.zh}。` }}
          error={problems.count}
          value={draft.count}
          min={bounds.count.min}
          max={bounds.count.max}
          onChange={(next) => choose({ count: next })}
        />
      </section>
    </>
  );
}

interface TagsProps {
  readonly draft: Draft;
  readonly problems: Problems;
  readonly choose: (choice: Partial<Draft>) => void;
}

function Tags({ draft, problems, choose }: TagsProps): ReactNode {
  const t = useText();
  const { tags } = draft;
  const change = (index: number, tag: Draft['tags'][number] | null): void =>
    choose({ tags: tags.flatMap((it, at) => (at !== index ? [it] : tag === null ? [] : [tag])) });
  return (
    <fieldset className="field tags">
      <legend>{t(texts.tags)}</legend>
      {tags.map((tag, index) => (
        // A tag is its place in the list; while it is typed it has no other name.
        <div className="row" key={index}>
          <input
            className="control"
            aria-label={`${t(texts.key)} ${index + 1}`}
            placeholder={t(texts.key)}
            maxLength={LIMITS.tagKeyLength}
            value={tag.key}
            onChange={(event) => change(index, { ...tag, key: event.target.value })}
          />
          <input
            className="control"
            aria-label={`${t(texts.value)} ${index + 1}`}
            placeholder={t(texts.value)}
            maxLength={LIMITS.tagValueLength}
            value={tag.value}
            onChange={(event) => change(index, { ...tag, value: event.target.value })}
          />
          <Button
            type="button"
            variant="text"
            aria-label={`${t(texts.removeTag)} ${index + 1}`}
            onClick={() => change(index, null)}
          >
            {t(texts.removeTag)}
          </Button>
        </div>
      ))}
      <div>
        <Button type="button" variant="outline" onClick={() => choose({ tags: [...tags, { key: '', value: '' }] })}>
          {t(texts.addTag)}
        </Button>
      </div>
      {problems.tags && (
        <p className="error" role="alert">
          {t(problems.tags)}
        </p>
      )}
    </fieldset>
  );
}

/** By the month a name is needed. */
function nameHint({ billing }: Draft): Text {
  const { leftOut, nameHint: many } = texts;
  return billing === 'month' ? many : { en: `${leftOut.en} ${many.en}`, zh: `${leftOut.zh}${many.zh}` };
}
