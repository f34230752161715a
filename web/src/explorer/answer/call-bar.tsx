import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import type { ExplorerAction } from '../../../../src/explorer-model/explorer-product.ts';
import { useText } from '../../language/language.tsx';
import { SignInForm } from '../../session/sign-in.tsx';
import { useSession } from '../../session/session.tsx';
import { useRegions } from './use-regions.ts';

const texts = {
  region: { en: 'Region of the call', zh: '调用地域' },
  noRegion: { en: 'This action has no region.', zh: '该接口无需地域。' },
  send: { en: 'Send', zh: '发送' },
  sendChanging: { en: 'Send: this changes something', zh: '发送（会产生变更）' },
  badJson: { en: 'The JSON cannot be read: mend it before sending.', zh: 'JSON 无法解析，请修正后再发送。' },
  signInFirst: {
    en: 'A call is signed with a key pair. Sign in, then send.',
    zh: '调用需要使用密钥签名，请先登录再发送。',
  },
  signedIn: { en: 'Signed in. Now send.', zh: '已登录，请点击发送。' },
};

interface CallBarProps {
  readonly action: ExplorerAction;
  readonly region: string;
  readonly onRegion: (region: string) => void;
  readonly isRunning: boolean;
  /** The JSON view holds something that cannot be read. */
  readonly isUnreadable: boolean;
  readonly onSend: () => void;
}

/** Where to, and the button that sends. Who is not signed in is asked for a key pair here, and not before. */
export function CallBar({ action, region, onRegion, isRunning, isUnreadable, onSend }: CallBarProps): ReactNode {
  const t = useText();
  const { session, endedBecause } = useSession();
  const [asksForKeys, setAsksForKeys] = useState(false);
  const [hasJustSignedIn, setHasJustSignedIn] = useState(false);
  const button = useRef<HTMLDivElement>(null);
  const isAsking = session === null && (asksForKeys || endedBecause !== null);
  useEffect(() => {
    if (hasJustSignedIn) button.current?.querySelector('button')?.focus();
  }, [hasJustSignedIn]);
  // Said to be disabled but not taken out of reach, so that the keyboard stays on it.
  const isHeld = isRunning || isUnreadable;
  const press = (): void => {
    if (isHeld) return;
    setHasJustSignedIn(false);
    if (session === null) setAsksForKeys(true);
    else onSend();
  };
  return (
    <section className="call-bar stack" aria-label={t(texts.send)}>
      <div className="row bottom">
        {action.regional ? (
          <RegionField region={region} onRegion={onRegion} />
        ) : (
          <span className="hint grows">{t(texts.noRegion)}</span>
        )}
        <div ref={button}>
          <Button theme={action.changes ? 'danger' : 'primary'} aria-disabled={isHeld} onClick={press}>
            {t(action.changes ? texts.sendChanging : texts.send)}
          </Button>
        </div>
      </div>
      {isUnreadable && <p className="error">{t(texts.badJson)}</p>}
      <p className="hint" aria-live="polite" hidden={!hasJustSignedIn || session === null}>
        {hasJustSignedIn && session !== null && t(texts.signedIn)}
      </p>
      {isAsking && (
        <div className="sign-in-here">
          <p>{t(texts.signInFirst)}</p>
          <SignInForm
            onDone={() => {
              setAsksForKeys(false);
              setHasJustSignedIn(true);
            }}
          />
        </div>
      )}
    </section>
  );
}

function RegionField({ region, onRegion }: Pick<CallBarProps, 'region' | 'onRegion'>): ReactNode {
  const t = useText();
  const id = useId();
  const regions = useRegions();
  return (
    <div className="field grows">
      <label htmlFor={id}>{t(texts.region)}</label>
      <input
        id={id}
        className="control"
        list={`${id}-known`}
        value={region}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onRegion(event.target.value.trim())}
      />
      <datalist id={`${id}-known`}>
        {regions.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </datalist>
    </div>
  );
}
