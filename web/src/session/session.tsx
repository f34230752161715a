import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { clearCallLog } from '../api/call-log.ts';
import { sendCall } from '../api/call.ts';
import { VERSIONS } from '../api/products.ts';
import type { KeyPair } from '../api/sign.ts';
import { useLanguage } from '../language/language.tsx';
import type { Text } from '../language/text.ts';
import { remember, remembered } from './remembered.ts';
import { watchActivity } from './activity.ts';

/** Who signed in with what. Lives in this page's memory alone: a reload ends it. */
export interface Session {
  readonly keys: KeyPair;
  readonly uin: string;
}

interface SessionState {
  readonly session: Session | null;
  /** Why the last session ended; null when there was none, or the person ended it. */
  readonly endedBecause: Text | null;
  /** Whether somebody was signed in since the page was loaded: then it keeps what was typed. */
  readonly wasSignedIn: boolean;
  readonly region: string;
  readonly chooseRegion: (region: string) => void;
  /** @throws CallFailure when the key pair is refused or the server does not answer; then nothing has changed. */
  readonly signIn: (keys: KeyPair) => Promise<void>;
  readonly signOut: (because?: Text) => void;
}

/** In the first region of the catalogue every account has a network to buy in. */
const FIRST_REGION = 'ap-guangzhou';
/** How long nobody may touch the page before the session ends. */
export const IDLE_MINUTES_MAX = 30;

const SessionContext = createContext<SessionState | null>(null);

export function SessionProvider({ children }: { children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const { language } = useLanguage();
  const [session, setSession] = useState<Session | null>(null);
  const [endedBecause, setEndedBecause] = useState<Text | null>(null);
  const [lastUin, setLastUin] = useState<string | null>(null);
  const [region, setRegion] = useState(() => remembered('region') ?? FIRST_REGION);

  const signIn = useCallback(
    async (keys: KeyPair) => {
      const who = { product: 'sts', version: VERSIONS.sts, action: 'GetCallerIdentity', region: '', parameters: {} };
      const { answer, refusal } = await sendCall(who, keys, language);
      if (refusal !== undefined) throw refusal;
      const uin = String(answer['AccountId']);
      // Another account must not see what the last one left in the page.
      if (lastUin !== null && lastUin !== uin) queries.clear();
      remember('secretId', keys.secretId);
      setLastUin(uin);
      setEndedBecause(null);
      setSession({ keys, uin });
      await queries.invalidateQueries();
    },
    [language, lastUin, queries],
  );

  const signOut = useCallback(
    (because?: Text) => {
      setSession(null);
      setEndedBecause(because ?? null);
      if (because !== undefined) return;
      setLastUin(null);
      queries.clear();
      clearCallLog();
    },
    [queries],
  );

  useEffect(() => {
    if (session === null) return undefined;
    return watchActivity(IDLE_MINUTES_MAX, () => signOut(IDLE));
  }, [session, signOut]);

  const chooseRegion = useCallback((next: string) => {
    remember('region', next);
    setRegion(next);
  }, []);
  const state = useMemo(
    () => ({ session, endedBecause, wasSignedIn: lastUin !== null, region, chooseRegion, signIn, signOut }),
    [session, endedBecause, lastUin, region, chooseRegion, signIn, signOut],
  );
  return <SessionContext value={state}>{children}</SessionContext>;
}

export function useSession(): SessionState {
  const state = use(SessionContext);
  if (state === null) throw new Error('SessionProvider is missing above');
  return state;
}

const IDLE: Text = {
  en: `Nobody used this page for ${IDLE_MINUTES_MAX} minutes, so the session ended. Sign in to go on where you were.`,
  zh: `页面已 ${IDLE_MINUTES_MAX} 分钟无操作，会话已结束。重新登录后可继续之前的操作。`,
};
