import { lazy, Suspense, useState, type ReactNode } from 'react';
import { changesSomething, clearCallLog, useCallLog, type LoggedCall } from '../api/call-log.ts';
import { endpoint } from '../api/call.ts';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Modal } from '../components/modal.tsx';
import { useLanguage, useText } from '../language/language.tsx';

const texts = {
  title: { en: 'Calls of this page', zh: '本页的 API 调用' },
  none: { en: 'No call was made yet.', zh: '尚未发起调用。' },
  noChange: { en: 'No call has changed anything yet.', zh: '尚无变更类调用。' },
  onlyChanges: { en: 'Only calls that change something', zh: '仅显示变更类调用' },
  clear: { en: 'Clear', zh: '清空' },
  running: { en: 'on its way', zh: '进行中' },
  unreachable: { en: 'no answer', zh: '无响应' },
  parameters: { en: 'Parameters', zh: '请求参数' },
  answer: { en: 'Answer', zh: '响应' },
  code: { en: 'As code', zh: '代码' },
};

/** Code in every language is a lot of page for a first visit. */
const CallCode = lazy(() => import('../explorer/code/call-code.tsx').then((it) => ({ default: it.CallCode })));

/** The last calls that this page made, newest first: each as any client would make it. */
export function Inspector({ onClose }: { onClose: () => void }): ReactNode {
  const t = useText();
  const calls = useCallLog();
  const [onlyChanges, setOnlyChanges] = useState(false);
  const shown = onlyChanges ? calls.filter(changesSomething) : calls;
  return (
    <Modal
      title={t(texts.title)}
      shape="side"
      onClose={onClose}
      footer={
        <Button variant="outline" onClick={clearCallLog}>
          {t(texts.clear)}
        </Button>
      }
    >
      <label className="row">
        <input type="checkbox" checked={onlyChanges} onChange={(event) => setOnlyChanges(event.target.checked)} />
        {t(texts.onlyChanges)}
      </label>
      {shown.length === 0 && <p className="hint">{t(onlyChanges ? texts.noChange : texts.none)}</p>}
      {shown.map((call) => (
        <InspectedCall key={call.id} call={call} />
      ))}
    </Modal>
  );
}

function InspectedCall({ call }: { call: LoggedCall }): ReactNode {
  const t = useText();
  const { language } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const { outcome } = call;
  const time = call.at.toLocaleTimeString(language === 'zh' ? 'zh-CN' : 'en-GB');
  const code = outcome?.code === 'unreachable' ? t(texts.unreachable) : outcome?.code;
  return (
    <details className="call" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <code>{call.action}</code>{' '}
        <span className="hint">
          {call.product} {call.region}
        </span>{' '}
        <span className={outcome?.code === 'OK' ? 'ok' : 'not-ok'}>{code ?? t(texts.running)}</span>{' '}
        <span className="hint">
          {time}
          {outcome !== undefined && `, ${outcome.tookMs} ms`}
        </span>
      </summary>
      {isOpen && <OpenCall call={call} />}
    </details>
  );
}

function OpenCall({ call }: { call: LoggedCall }): ReactNode {
  const t = useText();
  const { outcome, product, version, action, region, parameters } = call;
  return (
    <div className="stack">
      <Json title={t(texts.parameters)} value={parameters} />
      {outcome !== undefined && outcome.answer !== null && (
        <>
          {outcome.requestId !== '' && <p className="hint">RequestId {outcome.requestId}</p>}
          <Json title={t(texts.answer)} value={outcome.answer} />
        </>
      )}
      <details>
        <summary>{t(texts.code)}</summary>
        <Suspense>
          <CallCode call={{ product, version, action, region, endpoint: endpoint(), parameters }} />
        </Suspense>
      </details>
    </div>
  );
}

function Json({ title, value }: { title: string; value: unknown }): ReactNode {
  const text = JSON.stringify(value, null, 2);
  return (
    <section>
      <div className="row spread">
        <h3>{title}</h3>
        <CopyButton text={text} />
      </div>
      <pre className="tall" tabIndex={0} aria-label={title}>
        {text}
      </pre>
    </section>
  );
}
