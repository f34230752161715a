import { useMemo, useState, type ReactNode } from 'react';
import type { ExplorerAction, ExplorerProduct } from '../../../../src/explorer-model/explorer-product.ts';
import { useText } from '../../language/language.tsx';
import { JsonView } from '../json/json-view.tsx';
import { memberNames } from '../model/member-names.ts';
import { Tabs } from '../tabs.tsx';
import type { EditableDraft } from './draft.ts';
import { FormModelContext } from './form-model.ts';
import { MembersForm } from './members-form.tsx';

const texts = {
  parameters: { en: 'Parameters', zh: '参数' },
  form: { en: 'Form', zh: '表单' },
  requiredOnly: { en: 'Required only', zh: '仅必填' },
  none: { en: 'This action takes no parameters.', zh: '该接口没有参数。' },
  unreadable: {
    en: 'The JSON cannot be read, so the form shows the last values that could. Mend the JSON, or go back to these values, to go on here.',
    zh: 'JSON 无法解析，表单显示最近一次可解析的值。请修正 JSON 或恢复为这些值后继续。',
  },
};

/** From so many optional parameters on, an action that has required ones begins with these alone. */
const MANY_OPTIONAL = 6;

/** The parameters of a call, as a form and as JSON: what is written in one stands in the other. */
export function Parameters({
  product,
  action,
  draft,
}: {
  product: ExplorerProduct;
  action: ExplorerAction;
  draft: EditableDraft;
}): ReactNode {
  const t = useText();
  const [view, setView] = useState<'form' | 'json'>(draft.problem === null ? 'form' : 'json');
  const required = action.input.filter((it) => it.required).length;
  const optional = action.input.length - required;
  const [requiredOnly, setRequiredOnly] = useState(required > 0 && optional > MANY_OPTIONAL);
  const model = useMemo(() => ({ types: product.types, requiredOnly }), [product, requiredOnly]);
  const tabs = [
    { id: 'form' as const, label: t(texts.form) },
    { id: 'json' as const, label: 'JSON' },
  ];
  return (
    <section aria-label={t(texts.parameters)}>
      <Tabs label={t(texts.parameters)} tabs={tabs} selected={view} onSelect={setView}>
        {view === 'json' ? (
          <JsonView draft={draft} names={memberNames(action.input, product)} />
        ) : (
          <div className="stack">
            {draft.problem !== null && <p className="error">{t(texts.unreadable)}</p>}
            {optional > 0 && (
              <label className="row switch">
                <input
                  type="checkbox"
                  checked={requiredOnly}
                  onChange={(event) => setRequiredOnly(event.target.checked)}
                />
                {t(texts.requiredOnly)}
              </label>
            )}
            {action.input.length === 0 && <p>{t(texts.none)}</p>}
            <div className="stack" inert={draft.problem !== null}>
              <FormModelContext value={model}>
                <MembersForm members={action.input} value={draft.value} onChange={draft.setValue} />
              </FormModelContext>
            </div>
          </div>
        )}
      </Tabs>
    </section>
  );
}
