import type { ReactNode } from 'react';
import { useText } from '../language/language.tsx';
import type { Text } from '../language/text.ts';

/** Names and what stands for them, as the cloud's console shows what a thing is. */
export function Facts({ facts }: { facts: readonly (readonly [name: Text, value: ReactNode])[] }): ReactNode {
  const t = useText();
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name.en}>
          <dt>{t(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
