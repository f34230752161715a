import { useState, type ReactNode, type SubmitEvent } from 'react';
import Alert from 'tdesign-react/es/alert';
import { Button } from '../components/button.tsx';
import { failureText } from '../api/failure.ts';
import { canSign } from '../api/sign.ts';
import { TextField } from '../forms/text-field.tsx';
import { useText } from '../language/language.tsx';
import { remembered } from './remembered.ts';
import { useSession } from './session.tsx';

const texts = {
  title: { en: 'Sign in with a key pair', zh: '使用密钥登录' },
  where: {
    en: 'npm start prints one. It stays in the memory of this page: calls are signed here, as in any other client.',
    zh: 'npm start 会打印一组密钥。密钥仅保存在本页内存中，请求在浏览器内签名，与其他客户端相同。',
  },
  secretId: { en: 'SecretId', zh: 'SecretId' },
  secretKey: { en: 'SecretKey', zh: 'SecretKey' },
  token: { en: 'Token (temporary credentials only)', zh: 'Token（仅临时密钥需要）' },
  signIn: { en: 'Sign in', zh: '登录' },
  noCrypto: {
    en: 'This browser signs requests only on pages from this machine (http://127.0.0.1) or over HTTPS: start the server with --tls, or open the page there.',
    zh: '浏览器仅允许在本机地址（http://127.0.0.1）或 HTTPS 页面中签名：请使用 --tls 启动服务，或在本机打开页面。',
  },
};

/** The form alone; where it stands is for the caller. */
export function SignInForm({ onDone }: { onDone?: () => void }): ReactNode {
  const t = useText();
  const { signIn, endedBecause } = useSession();
  const [secretId, setSecretId] = useState(() => remembered('secretId') ?? '');
  const [secretKey, setSecretKey] = useState('');
  const [token, setToken] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    setFailure(null);
    try {
      const pair = { secretId: secretId.trim(), secretKey: secretKey.trim() };
      await signIn(token.trim() === '' ? pair : { ...pair, token: token.trim() });
      onDone?.();
    } catch (problem) {
      setFailure(problem);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} aria-label={t(texts.title)}>
      {endedBecause !== null && <Alert theme="warning" message={t(endedBecause)} />}
      {!canSign() && <Alert theme="error" message={t(texts.noCrypto)} />}
      <TextField label={texts.secretId} value={secretId} onChange={setSecretId} required autoComplete="username" />
      <TextField
        label={texts.secretKey}
        value={secretKey}
        onChange={setSecretKey}
        type="password"
        required
        autoComplete="current-password"
      />
      <details>
        <summary>{t(texts.token)}</summary>
        <TextField label={texts.token} value={token} onChange={setToken} autoComplete="off" />
      </details>
      {failure !== null && (
        <div role="alert">
          <Alert theme="error" message={t(failureText(failure))} />
        </div>
      )}
      <Button type="submit" theme="primary" loading={isBusy} disabled={!canSign()} block>
        {t(texts.signIn)}
      </Button>
      <p className="hint">{t(texts.where)}</p>
    </form>
  );
}

/**
 * Shows its children to who is signed in. When a session ends they stay, behind the form, with all that was typed; whoever comes
 * without a session sees the form alone.
 */
export function SignInGate({ children }: { children: ReactNode }): ReactNode {
  const t = useText();
  const { session, wasSignedIn } = useSession();
  const isOpen = session === null;
  return (
    <>
      {(wasSignedIn || !isOpen) && <div inert={isOpen}>{children}</div>}
      {isOpen && (
        <div className={wasSignedIn ? 'sign-in over-page' : 'sign-in'}>
          <section className="panel">
            <h1>{t(texts.title)}</h1>
            <SignInForm />
          </section>
        </div>
      )}
    </>
  );
}
