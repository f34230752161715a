import type { ReactNode } from 'react';
import Alert from 'tdesign-react/es/alert';
import type { ExplorerProduct } from '../../../../src/explorer-model/explorer-product.ts';
import type { Answered } from '../../api/call.ts';
import { Facts } from '../../components/facts.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { useText } from '../../language/language.tsx';
import { writeJson } from '../json/json.ts';
import { readJson } from '../json/read-json.ts';
import { ErrorWords } from '../error-words.tsx';
import { Words } from '../words.tsx';
import type { CallState } from './use-call.ts';

const texts = {
  none: { en: 'What the server answers stands here once the call is sent.', zh: '发送后，此处显示服务端的应答。' },
  running: { en: 'The call is on its way…', zh: '请求进行中…' },
  answer: { en: 'Answer', zh: '应答' },
  served: { en: 'Served', zh: '成功' },
  refused: { en: 'Refused', zh: '已拒绝' },
  status: { en: 'HTTP', zh: 'HTTP' },
  time: { en: 'Time', zh: '耗时' },
  requestId: { en: 'RequestId', zh: 'RequestId' },
  headers: { en: 'Headers of the answer', zh: '应答头' },
  sent: { en: 'The request as it was sent', zh: '实际发送的请求' },
};

/** What came back of the last call. */
export function AnswerView({ state, errors }: { state: CallState; errors: ExplorerProduct['errors'] }): ReactNode {
  const t = useText();
  return (
    <div className="stack" aria-live="polite">
      {state.kind === 'none' && <p className="hint">{t(texts.none)}</p>}
      {state.kind === 'running' && <p>{t(texts.running)}</p>}
      {state.kind === 'failed' && <FailureAlert failure={state.failure} />}
      {state.kind === 'answered' && <Answer answered={state.answered} at={state.at} errors={errors} />}
    </div>
  );
}

function Answer({
  answered,
  at,
  errors,
}: {
  answered: Answered;
  at: Date;
  errors: ExplorerProduct['errors'];
}): ReactNode {
  const t = useText();
  const text = laidOut(answered.text);
  const outcome = answered.refusal === undefined ? 'ok' : 'not-ok';
  const outline = [
    [
      texts.status,
      <>
        {answered.status} <strong className={outcome}>{t(outcome === 'ok' ? texts.served : texts.refused)}</strong>
      </>,
    ],
    [
      texts.time,
      <>
        {answered.tookMs} ms <span className="hint">{at.toLocaleTimeString()}</span>
      </>,
    ],
    [texts.requestId, <code>{answered.requestId}</code>],
  ] as const;
  return (
    <>
      <Facts facts={outline} />
      {answered.refusal !== undefined && <Refused answered={answered} errors={errors} />}
      <div className="row spread">
        <h2>{t(texts.answer)}</h2>
        <CopyButton text={text} />
      </div>
      {/* It scrolls, so the keyboard must be able to come to it. */}
      <pre className="tall wraps" tabIndex={0} aria-label={t(texts.answer)}>
        {text}
      </pre>
      <details>
        <summary>{t(texts.headers)}</summary>
        <pre>{answered.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}</pre>
      </details>
      <details>
        <summary>{t(texts.sent)}</summary>
        <pre>{sentText(answered)}</pre>
      </details>
    </>
  );
}

function Refused({ answered, errors }: { answered: Answered; errors: ExplorerProduct['errors'] }): ReactNode {
  const { refusal } = answered;
  if (refusal === undefined) return null;
  return (
    <Alert
      theme="warning"
      title={refusal.code}
      message={
        <>
          <p>
            <Words text={{ en: refusal.message, zh: refusal.message }} />
          </p>
          <p className="hint">
            <ErrorWords error={errors[refusal.code]} />
          </p>
        </>
      }
    />
  );
}

/** Laid out for people, with each number as it came. */
function laidOut(text: string): string {
  const { value } = readJson(text);
  return value === undefined ? text : writeJson(value, 'pretty');
}

function sentText({ sentHeaders, body }: Answered): string {
  const headers = Object.entries({ Host: globalThis.location.host, ...sentHeaders });
  return ['POST / HTTP/1.1', ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\n');
}
