import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { canSign } from '../../api/sign.ts';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { TextField } from '../../forms/text-field.tsx';
import { useText } from '../../language/language.tsx';
import { useSession } from '../../session/session.tsx';
import type { Diagnosis } from './diagnosis.ts';
import { DiagnosisView } from './diagnosis-view.tsx';
import { headerOf, readPasted, type PastedRequest } from './pasted-request.ts';
import { diagnoseTc3 } from './tc3-diagnosis.ts';
import { diagnoseV1, isV1 } from './v1-diagnosis.ts';

const texts = {
  title: { en: 'Why is a signature wrong?', zh: '签名为什么不对？' },
  intro: {
    en: 'Paste a request that was refused. Each step of its signature is made here, in this page, and the first line that differs is shown. Nothing is sent anywhere.',
    zh: '粘贴被拒绝的请求，本页将逐步计算签名并指出首个不同的行。所有内容仅在本页处理，不会发送。',
  },
  request: { en: 'Request', zh: '请求' },
  requestHint: {
    en: 'Raw HTTP (request line, headers, an empty line, body), a curl command, or what curl -v printed.',
    zh: '原始 HTTP 报文（请求行、请求头、空行、请求体）、curl 命令，或 curl -v 的输出。',
  },
  body: { en: 'Body, where the request above has none', zh: '请求体（上方未包含时填写）' },
  authorization: { en: 'Authorization, where the request above has none', zh: 'Authorization（上方未包含时填写）' },
  key: { en: 'SecretKey that should have signed', zh: '应使用的 SecretKey' },
  keyHint: { en: 'It stays in the memory of this page.', zh: '仅保存在本页内存中。' },
  useSession: { en: 'Take the key that I signed in with', zh: '使用当前登录的密钥' },
  canonical: { en: "The client's own canonical request (optional)", zh: '客户端打印的规范请求串（可选）' },
  atSending: {
    en: 'Look at the clock of now (off: as if the request had just been made)',
    zh: '按当前时间检查有效期（关闭：视为刚刚生成）',
  },
  nothingYet: { en: 'What is found stands here.', zh: '对比结果显示在此处。' },
  compare: { en: 'Compare', zh: '对比' },
  unreadable: {
    en: 'That is no request: begin with a line such as “POST / HTTP/1.1” and headers below it, or paste a curl command.',
    zh: '无法识别为请求：应以“POST / HTTP/1.1”这样的请求行及其下的请求头开头，或粘贴 curl 命令。',
  },
  unsigned: {
    en: 'The request has no Authorization header and no Signature parameter: it is not signed.',
    zh: '请求既没有 Authorization 请求头，也没有 Signature 参数：未签名。',
  },
  noCrypto: {
    en: 'Browsers compute signatures only on pages from this machine or over HTTPS.',
    zh: '浏览器仅允许在本机地址或 HTTPS 页面中计算签名。',
  },
};

/** Somebody's signed request, and where it went wrong. */
export function DebuggerPage(): ReactNode {
  const t = useText();
  const { session } = useSession();
  const [pasted, setPasted] = useState('');
  const [body, setBody] = useState('');
  const [authorization, setAuthorization] = useState('');
  const [secretKey, setSecretKey] = useState('');
  const [usesSession, setUsesSession] = useState(false);
  const [clientCanonical, setClientCanonical] = useState('');
  const [looksAtClock, setLooksAtClock] = useState(true);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const ownKey = usesSession ? (session?.keys.secretKey ?? '') : secretKey;

  const compare = async (): Promise<void> => {
    const asked = { pasted, body, authorization, secretKey: ownKey, clientCanonical, looksAtClock };
    setOutcome(await answer(asked).catch((failure: unknown) => ({ failure })));
  };
  return (
    <>
      <section className="panel middle">
        <h1 tabIndex={-1}>{t(texts.title)}</h1>
        <p>{t(texts.intro)}</p>
        {!canSign() && <p className="error">{t(texts.noCrypto)}</p>}
        <TextField
          label={texts.request}
          hint={texts.requestHint}
          error={outcome !== null && 'problem' in outcome ? texts[outcome.problem] : null}
          rows={8}
          value={pasted}
          onChange={setPasted}
        />
        <TextField label={texts.authorization} rows={2} value={authorization} onChange={setAuthorization} />
        <TextField label={texts.body} rows={2} value={body} onChange={setBody} />
        {!usesSession && (
          <TextField label={texts.key} hint={texts.keyHint} type="password" value={secretKey} onChange={setSecretKey} />
        )}
        {session !== null && <Check label={t(texts.useSession)} isOn={usesSession} onChange={setUsesSession} />}
        <Check label={t(texts.atSending)} isOn={looksAtClock} onChange={setLooksAtClock} />
        <details>
          <summary>{t(texts.canonical)}</summary>
          <TextField label={texts.canonical} rows={8} value={clientCanonical} onChange={setClientCanonical} />
        </details>
        <div className="row">
          <Button theme="primary" disabled={!canSign()} onClick={() => void compare()}>
            {t(texts.compare)}
          </Button>
        </div>
      </section>
      <section className="panel side" aria-label={t(texts.compare)} aria-live="polite">
        {outcome === null && <p className="hint">{t(texts.nothingYet)}</p>}
        {outcome !== null && 'failure' in outcome && <FailureAlert failure={outcome.failure} />}
        {outcome !== null && 'diagnosis' in outcome && (
          <DiagnosisView diagnosis={outcome.diagnosis} request={outcome.request} />
        )}
      </section>
    </>
  );
}

function Check({
  label,
  isOn,
  onChange,
}: {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}): ReactNode {
  return (
    <label className="row switch">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span className="grows">{label}</span>
    </label>
  );
}

type Outcome =
  | { readonly diagnosis: Diagnosis; readonly request: PastedRequest }
  | { readonly problem: 'unreadable' | 'unsigned' }
  | { readonly failure: unknown };

interface Asked {
  readonly pasted: string;
  readonly body: string;
  readonly authorization: string;
  readonly secretKey: string;
  readonly clientCanonical: string;
  readonly looksAtClock: boolean;
}

async function answer({
  pasted,
  body,
  authorization,
  secretKey,
  clientCanonical,
  looksAtClock,
}: Asked): Promise<Outcome> {
  const read = readPasted(pasted);
  if (read === null) return { problem: 'unreadable' };
  const request = read.body === '' ? { ...read, body } : read;
  const keys = secretKey === '' ? null : { secretKey };
  const header = headerOf(request, 'authorization') || authorization;
  const clock = Math.floor(Date.now() / 1000);
  if (header === '') {
    if (!isV1(request)) return { problem: 'unsigned' };
    const at = /(?:^|&)Timestamp=(\d{1,11})(?:&|$)/.exec(request.query || request.body)?.[1];
    return { request, diagnosis: await diagnoseV1(request, keys, looksAtClock ? clock : Number(at ?? clock)) };
  }
  const at = Number(headerOf(request, 'x-tc-timestamp'));
  const nowSeconds = looksAtClock || !Number.isSafeInteger(at) ? clock : at;
  const question = { request, authorization: header, keys, clientCanonical, nowSeconds };
  return { request, diagnosis: await diagnoseTc3(question) };
}
