import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { canSign, signatureSteps } from '../../api/sign.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { useText } from '../../language/language.tsx';
import { useSession } from '../../session/session.tsx';

const texts = {
  intro: {
    en: 'TC3-HMAC-SHA256 for the call as it stands, made in this page. What is sent later gets the time of its sending.',
    zh: '按当前参数在本页计算的 TC3-HMAC-SHA256 签名。实际发送时使用发送时刻的时间戳。',
  },
  now: { en: 'Take the time of now', zh: '使用当前时间' },
  show: { en: 'Show the keys', zh: '显示密钥' },
  hide: { en: 'Hide the keys', zh: '隐藏密钥' },
  needsKey: {
    en: 'The steps from here on need a key pair: sign in at “Send”.',
    zh: '以下步骤需要密钥：请在“发送”处登录。',
  },
  debug: { en: 'Compare with a signature of somebody else', zh: '与其他签名对比' },
  noCrypto: {
    en: 'Browsers make signatures only on pages from this machine or over HTTPS.',
    zh: '浏览器仅允许在本机地址或 HTTPS 页面中签名。',
  },
};

const steps = {
  payload: { en: '1. SHA-256 of the body', zh: '1. 请求体的 SHA-256' },
  canonical: { en: '2. Canonical request', zh: '2. 规范请求串' },
  canonicalHash: { en: '3. SHA-256 of the canonical request', zh: '3. 规范请求串的 SHA-256' },
  toSign: { en: '4. String to sign', zh: '4. 待签名字符串' },
  date: { en: '5. Date key: HMAC(“TC3” + SecretKey, date)', zh: '5. 日期密钥：HMAC("TC3" + SecretKey, 日期)' },
  service: { en: '6. Service key: HMAC(date key, service)', zh: '6. 服务密钥：HMAC(日期密钥, 服务)' },
  signing: { en: '7. Signing key: HMAC(service key, “tc3_request”)', zh: '7. 签名密钥：HMAC(服务密钥, "tc3_request")' },
  signature: { en: '8. Signature: HMAC(signing key, string to sign)', zh: '8. 签名：HMAC(签名密钥, 待签名字符串)' },
  authorization: { en: '9. Authorization', zh: '9. Authorization' },
};

const NO_KEYS = { secretId: 'SecretId', secretKey: '' };
const MASK = '••••••••••••••••';

/** Each step of the signature of a call, as the parameters stand. The keys between are shown only when asked for. */
export function CallSignature({ product, body }: { product: string; body: string }): ReactNode {
  const t = useText();
  const { session } = useSession();
  const [timestamp, setTimestamp] = useState(() => Math.floor(Date.now() / 1000));
  const [showsKeys, setShowsKeys] = useState(false);
  const keys = session?.keys ?? NO_KEYS;
  const { host } = globalThis.location;
  const made = useQuery({
    // The key itself is no part of what a cache is searched by.
    queryKey: ['signature', product, body, timestamp, keys.secretId, session === null],
    queryFn: () => signatureSteps({ host, product, body, timestamp }, keys),
    enabled: canSign(),
    gcTime: 0,
    staleTime: Infinity,
    placeholderData: (last) => last,
  });
  if (!canSign()) return <p className="error">{t(texts.noCrypto)}</p>;
  return (
    <div className="stack">
      <p className="hint">{t(texts.intro)}</p>
      <div className="row">
        <Button size="small" variant="outline" onClick={() => setTimestamp(Math.floor(Date.now() / 1000))}>
          {t(texts.now)}
        </Button>
        {session !== null && (
          <Button size="small" variant="outline" onClick={() => setShowsKeys(!showsKeys)}>
            {t(showsKeys ? texts.hide : texts.show)}
          </Button>
        )}
        <Link to="/explorer/signature">{t(texts.debug)}</Link>
      </div>
      <FailureAlert failure={made.error} />
      {made.data !== undefined && (
        <>
          <Step title={t(steps.payload)} text={made.data.payloadHash} />
          <Step title={t(steps.canonical)} text={made.data.canonicalRequest} />
          <Step title={t(steps.canonicalHash)} text={made.data.canonicalRequestHash} />
          <Step title={t(steps.toSign)} text={made.data.stringToSign} />
          {session === null ? (
            <p>{t(texts.needsKey)}</p>
          ) : (
            <>
              <Step title={t(steps.date)} text={made.data.dateKey} isMasked={!showsKeys} />
              <Step title={t(steps.service)} text={made.data.serviceKey} isMasked={!showsKeys} />
              <Step title={t(steps.signing)} text={made.data.signingKey} isMasked={!showsKeys} />
              <Step title={t(steps.signature)} text={made.data.signature} />
              <Step title={t(steps.authorization)} text={made.data.authorization} />
            </>
          )}
        </>
      )}
    </div>
  );
}

function Step({ title, text, isMasked = false }: { title: string; text: string; isMasked?: boolean }): ReactNode {
  return (
    <section className="step">
      <div className="row spread">
        <h2>{title}</h2>
        {!isMasked && <CopyButton text={text} />}
      </div>
      <pre className="wraps">{isMasked ? MASK : text}</pre>
    </section>
  );
}
