import type { ReactNode } from 'react';
import type { ExplorerAction, ExplorerProduct } from '../../../src/explorer-model/explorer-product.ts';
import { useText } from '../language/language.tsx';
import { ErrorWords } from './error-words.tsx';
import { AnswerMembers } from './answer/answer-members.tsx';

/** What an action answers and what it may be refused with, folded away below its form. */
export function ActionWords({ product, action }: { product: ExplorerProduct; action: ExplorerAction }): ReactNode {
  const t = useText();
  return (
    <>
      <details>
        <summary>{t({ en: 'What it answers', zh: '返回内容' })}</summary>
        <AnswerMembers members={action.output} types={product.types} path={[]} />
      </details>
      <details>
        <summary>
          {t({ en: 'What it may be refused with', zh: '错误码' })} <span className="hint">{action.errors.length}</span>
        </summary>
        <dl className="errors">
          {action.errors.map((code) => (
            <div key={code}>
              <dt>
                <code>{code}</code>
              </dt>
              <dd>
                <ErrorWords error={product.errors[code]} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
