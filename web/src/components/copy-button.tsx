import { useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { useText } from '../language/language.tsx';

/** Copies a text, and says so. */
export function CopyButton({ text }: { text: string }): ReactNode {
  const t = useText();
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      // A browser may forbid it; the text is there to be selected.
      setState('refused');
    }
    setTimeout(() => setState('idle'), 2_000);
  };
  const words = {
    idle: { en: 'Copy', zh: '复制' },
    copied: { en: 'Copied', zh: '已复制' },
    refused: { en: 'The browser forbids copying', zh: '浏览器禁止复制' },
  };
  return (
    <Button size="small" variant="outline" onClick={() => void copy()}>
      <span aria-live="polite">{t(words[state])}</span>
    </Button>
  );
}
