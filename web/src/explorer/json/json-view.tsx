import { lazy, Suspense, useId, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { useText } from '../../language/language.tsx';
import { draftOf, type EditableDraft } from '../form/draft.ts';
import { problemText } from './read-json.ts';

const JsonEditor = lazy(() => import('./json-editor.tsx').then((it) => ({ default: it.JsonEditor })));

const texts = {
  label: { en: 'Parameters as JSON', zh: 'JSON 参数' },
  loading: { en: 'Loading the editor…', zh: '正在加载编辑器…' },
  drop: { en: "Go back to the form's values", zh: '恢复为表单中的值' },
  layOut: { en: 'Lay out', zh: '格式化' },
};

/** The parameters as text; `names` are offered for its members. What is wrong with it is said below, and nothing of it is lost. */
export function JsonView({ draft, names }: { draft: EditableDraft; names: readonly string[] }): ReactNode {
  const t = useText();
  const id = useId();
  const laidOut = draftOf(draft.value).text;
  return (
    <div className="stack">
      <Suspense fallback={<p>{t(texts.loading)}</p>}>
        <JsonEditor
          label={t(texts.label)}
          describedBy={id}
          text={draft.text}
          names={names}
          onChange={draft.setText}
          wrongLine={draft.problem?.line ?? null}
        />
      </Suspense>
      <p className="error" id={id} aria-live="polite">
        {draft.problem !== null && t(problemText(draft.problem))}
      </p>
      {draft.text !== laidOut && (
        <div className="row">
          <Button size="small" variant="outline" onClick={() => draft.setValue(draft.value)}>
            {t(draft.problem === null ? texts.layOut : texts.drop)}
          </Button>
        </div>
      )}
    </div>
  );
}
