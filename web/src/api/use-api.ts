import { useMemo } from 'react';
import { useLanguage } from '../language/language.tsx';
import { useSession } from '../session/session.tsx';
import { sendCall, type Answered, type Call } from './call.ts';
import { CallFailure } from './failure.ts';
import { VERSIONS, type ActionOf, type Products, type RequestOf, type ResponseOf } from './products.ts';

export interface Api {
  /** Of the calls that have one. */
  readonly region: string;
  /** What to put first into query keys, so that no account or region sees another's answers. */
  readonly scope: readonly [uin: string, region: string];
  /**
   * Calls an action as the person who signed in. Never sends twice.
   * @throws CallFailure when it is refused or no answer comes; one about the keys ends the session as well.
   */
  call<P extends keyof Products, A extends ActionOf<P>>(
    product: P,
    action: A,
    parameters: RequestOf<P, A>,
    options?: { readonly region?: string; readonly signal?: AbortSignal },
  ): Promise<ResponseOf<P, A>>;
  /** Any action, with all that went over the wire; a refusal is part of the answer. */
  send(call: Call): Promise<Answered>;
}

const KEYS_REFUSED = (failure: CallFailure): { en: string; zh: string } => ({
  en: `The server does not take this key pair any more (${failure.code}). Sign in to go on where you were.`,
  zh: `服务器不再接受该密钥（${failure.code}）。重新登录后可继续之前的操作。`,
});

export function useApi(): Api {
  const { session, region, signOut } = useSession();
  const { language } = useLanguage();
  return useMemo(() => {
    const send = async (call: Call, signal?: AbortSignal): Promise<Answered> => {
      if (session === null) throw new CallFailure('refused', 'Sign in first / 请先登录', { code: 'SignedOut' });
      const answered = await sendCall(call, session.keys, language, signal);
      if (answered.refusal?.isAboutKeys === true) signOut(KEYS_REFUSED(answered.refusal));
      return answered;
    };
    return {
      region,
      scope: [session?.uin ?? '', region] as const,
      send: (call) => send(call),
      async call(product, action, parameters, options = {}) {
        const call = {
          product,
          version: VERSIONS[product],
          action,
          region: options.region ?? region,
          parameters: parameters as Record<string, unknown>,
        };
        const { answer, refusal } = await send(call, options.signal);
        if (refusal !== undefined) throw refusal;
        // The server answers in the shape of the very model that these types are generated from.
        return answer as never;
      },
    };
  }, [session, region, language, signOut]);
}
