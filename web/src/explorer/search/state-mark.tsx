import type { ReactNode } from 'react';
import type { ExplorerAction } from '../../../../src/explorer-model/explorer-product.ts';
import { useText } from '../../language/language.tsx';

const texts = {
  done: { en: 'served', zh: '已支持' },
  partly: { en: 'served partly', zh: '部分支持' },
  refused: { en: 'not served', zh: '未提供' },
};

/** Whether an action is served. `isShort`: in sight only by how its name looks. */
export function StateMark({
  state,
  isShort = false,
}: {
  state: ExplorerAction['state'];
  isShort?: boolean;
}): ReactNode {
  const t = useText();
  if (isShort) return state === 'done' ? null : <span className="visually-hidden">({t(texts[state])})</span>;
  return <span className={`state ${state}`}>{t(texts[state])}</span>;
}
