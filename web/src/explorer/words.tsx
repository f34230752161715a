import { Fragment, type ReactNode } from 'react';
import { useText } from '../language/language.tsx';
import type { Text } from '../language/text.ts';

/** A text of the model, in which what stands between backticks is code. */
export function Words({ text }: { text: Text }): ReactNode {
  const t = useText();
  const parts = t(text).split('`');
  // Every second part stood between two backticks; a text has no other order than its own.
  return parts.map((part, index) =>
    index % 2 === 1 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>,
  );
}
