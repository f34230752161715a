import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { remember, remembered } from '../session/remembered.ts';

export type Theme = 'light' | 'dark';

interface ThemeChoice {
  readonly theme: Theme;
  readonly choose: (theme: Theme) => void;
}

const ThemeContext = createContext<ThemeChoice | null>(null);
const systemIsDark = (): MediaQueryList => globalThis.matchMedia('(prefers-color-scheme: dark)');

function chosen(): Theme | null {
  const theme = remembered('theme');
  return theme === 'light' || theme === 'dark' ? theme : null;
}

/** The person's own choice, or else the system's, also when that changes. */
export function ThemeProvider({ children }: { children: ReactNode }): ReactNode {
  const [own, setOwn] = useState(chosen);
  const [system, setSystem] = useState<Theme>(() => (systemIsDark().matches ? 'dark' : 'light'));
  useEffect(() => {
    const query = systemIsDark();
    const follow = (): void => setSystem(query.matches ? 'dark' : 'light');
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  const theme = own ?? system;
  useEffect(() => {
    document.documentElement.setAttribute('theme-mode', theme);
  }, [theme]);
  const choice = useMemo(
    () => ({
      theme,
      choose: (next: Theme): void => {
        remember('theme', next);
        setOwn(next);
      },
    }),
    [theme],
  );
  return <ThemeContext value={choice}>{children}</ThemeContext>;
}

export function useTheme(): ThemeChoice {
  const choice = use(ThemeContext);
  if (choice === null) throw new Error('ThemeProvider is missing above');
  return choice;
}
