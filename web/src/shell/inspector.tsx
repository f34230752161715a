import type { ReactNode } from 'react';
import { clearCallLog, useCallLog, type LoggedCall } from '../api/call-log.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Modal } from '../components/modal.tsx';
import { useText } from '../language/language.tsx';
import { Button } from '../components/button.tsx';

const texts = {
  title: { en: 'Calls of this page', zh: '本页的 API 调用' },
  none: { en: 'No call was made yet.', zh: '尚未发起调用。' },
  clear: { en: 'Clear', zh: '清空' },
  running: { en: 'on its way', zh: '进行中' },
};

/** The last calls that this page made, as any client would make them. */
export function Inspector({ onClose }: { onClose: () => void }): ReactNode {
  const t = useText();
  const calls = useCallLog();
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
      {calls.length === 0 && <p>{t(texts.none)}</p>}
      {calls.map((call) => (
        <InspectedCall key={call.id} call={call} />
      ))}
    </Modal>
  );
}

function InspectedCall({ call }: { call: LoggedCall }): ReactNode {
  const t = useText();
  const { outcome } = call;
  const parameters = JSON.stringify(call.parameters, null, 2);
  return (
    <details className="call">
      <summary>
        <code>{call.action}</code> <span className="hint">{call.product}</span>{' '}
        <span className={outcome?.code === 'OK' ? 'ok' : 'not-ok'}>{outcome?.code ?? t(texts.running)}</span>{' '}
        {outcome !== undefined && <span className="hint">{outcome.tookMs} ms</span>}
      </summary>
      <CopyButton text={parameters} />
      <pre>{parameters}</pre>
      {outcome !== undefined && <pre>{JSON.stringify(outcome.answer, null, 2)}</pre>}
    </details>
  );
}
