import type { ReactNode } from 'react';
import { useText } from '../language/language.tsx';

const texts = {
  intro: {
    en: 'Every action of every product that is served here: read what it does, fill in its parameters, send it and see the answer.',
    zh: '此处提供全部产品的全部接口：查看说明、填写参数、在线调用并查看应答。',
  },
  keys: {
    en: 'Press / to search by name, parameter or word; arrows choose, Enter opens, Escape leaves.',
    zh: '按 / 搜索接口、参数或描述；方向键选择，回车打开，Esc 退出。',
  },
};

/** What the explorer is, before an action is chosen. */
export function Intro(): ReactNode {
  const t = useText();
  return (
    <section className="panel middle">
      <h1 tabIndex={-1}>API Explorer</h1>
      <p>{t(texts.intro)}</p>
      <p>{t(texts.keys)}</p>
    </section>
  );
}
