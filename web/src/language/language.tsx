import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { remember, remembered } from '../session/remembered.ts';
import type { LanguageId, Text } from './text.ts';

interface LanguageChoice {
  readonly language: LanguageId;
  readonly choose: (language: LanguageId) => void;
}

const LanguageContext = createContext<LanguageChoice | null>(null);

function first(): LanguageId {
  const chosen = remembered('language');
  if (chosen === 'en' || chosen === 'zh') return chosen;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function LanguageProvider({ children }: { children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState(first);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      choose: (next: LanguageId): void => {
        remember('language', next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (choice === null) throw new Error('LanguageProvider is missing above');
  return choice;
}

/** Picks the text of the language that the person chose: `const t = useText(); t({ en: 'Buy', zh: '购买' })`. */
export function useText(): (text: Text) => string {
  const { language } = useLanguage();
  return (text) => text[language];
}
