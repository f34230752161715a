import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../language/language.tsx';

export function NotFound(): ReactNode {
  const t = useText();
  return (
    <section className="panel">
      <h1>{t({ en: 'There is no such page', zh: '页面不存在' })}</h1>
      <p>
        <Link to="/console/instances">{t({ en: 'To the instances', zh: '前往实例列表' })}</Link>
      </p>
    </section>
  );
}
