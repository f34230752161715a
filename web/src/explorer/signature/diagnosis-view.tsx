import { useState, type ReactNode } from 'react';
import Alert from 'tdesign-react/es/alert';
import { Button } from '../../components/button.tsx';
import { useText } from '../../language/language.tsx';
import { firstDifference, type ComparedStep, type Diagnosis } from './diagnosis.ts';
import type { PastedRequest } from './pasted-request.ts';

const texts = {
  right: { en: 'Right', zh: '正确' },
  explained: { en: 'Found', zh: '已找到原因' },
  unexplained: { en: 'Not explained', zh: '未找到原因' },
  unknown: { en: 'The key is missing', zh: '缺少密钥' },
  refused: { en: 'Refused for', zh: '会被拒绝' },
  noted: { en: 'Worth knowing', zh: '提示' },
  server: { en: 'The server', zh: '服务端' },
  client: { en: 'The client', zh: '客户端' },
  same: { en: 'the same', zh: '一致' },
  notKnown: { en: 'not known', zh: '未知' },
  nothing: { en: '(no such line)', zh: '（没有该行）' },
  read: { en: 'The request as it was read', zh: '解析后的请求' },
  show: { en: 'Show the keys', zh: '显示密钥' },
  hide: { en: 'Hide the keys', zh: '隐藏密钥' },
};

const THEMES = { right: 'success', explained: 'error', unexplained: 'warning', unknown: 'info' } as const;

/** What came of comparing: the sentence first, then what else is wrong, then each step on both sides. */
export function DiagnosisView({ diagnosis, request }: { diagnosis: Diagnosis; request: PastedRequest }): ReactNode {
  const t = useText();
  const [showsKeys, setShowsKeys] = useState(false);
  const { verdict, summary, findings, steps } = diagnosis;
  const isRefused = findings.some((it) => it.weight === 'refused');
  return (
    <div className="stack">
      <Alert
        theme={verdict === 'right' && isRefused ? 'warning' : THEMES[verdict]}
        title={t(texts[verdict])}
        message={t(summary)}
      />
      {findings.length > 0 && (
        <ul className="findings">
          {findings.map(({ weight, text }) => (
            <li key={text.en}>
              <strong className={weight === 'refused' ? 'not-ok' : undefined}>{t(texts[weight])}:</strong> {t(text)}
            </li>
          ))}
        </ul>
      )}
      {steps.map((step) => (
        <Compared key={step.title.en} step={step} showsKeys={showsKeys} />
      ))}
      {steps.some((it) => it.isSecret === true) && (
        <div className="row">
          <Button size="small" variant="outline" onClick={() => setShowsKeys(!showsKeys)}>
            {t(showsKeys ? texts.hide : texts.show)}
          </Button>
        </div>
      )}
      <details>
        <summary>{t(texts.read)}</summary>
        <pre className="wraps">{asText(request)}</pre>
      </details>
    </div>
  );
}

function Compared({ step, showsKeys }: { step: ComparedStep; showsKeys: boolean }): ReactNode {
  const t = useText();
  const { title, server, client } = step;
  const isMasked = step.isSecret === true && !showsKeys;
  const difference = client === null ? null : firstDifference(server, client);
  const outcome = client === null ? texts.notKnown : texts.same;
  return (
    <section className="compared">
      <div className="row spread">
        <h2>{t(title)}</h2>
        <span className={difference === null ? 'hint' : 'not-ok'}>
          {difference === null
            ? t(outcome)
            : t({ en: `differs at line ${difference.line}`, zh: `第 ${difference.line} 行不同` })}
        </span>
      </div>
      {difference !== null && !isMasked && (
        <dl className="difference">
          <dt>{t(texts.server)}</dt>
          <dd>
            <code>{difference.server ?? t(texts.nothing)}</code>
          </dd>
          <dt>{t(texts.client)}</dt>
          <dd>
            <code>{difference.client ?? t(texts.nothing)}</code>
          </dd>
        </dl>
      )}
      <div className="sides">
        <Lines
          title={t(texts.server)}
          text={isMasked ? MASK : server}
          wrongLine={isMasked ? 0 : (difference?.line ?? 0)}
        />
        {difference !== null && client !== null && (
          <Lines title={t(texts.client)} text={isMasked ? MASK : client} wrongLine={isMasked ? 0 : difference.line} />
        )}
      </div>
    </section>
  );
}

const MASK = '••••••••••••••••';

function Lines({ title, text, wrongLine }: { title: string; text: string; wrongLine: number }): ReactNode {
  return (
    <figure>
      <figcaption className="hint">{title}</figcaption>
      <pre className="wraps">
        {text.split('\n').map((line, index) => (
          <span key={index} className={index + 1 === wrongLine ? 'line wrong' : 'line'}>
            {line === '' ? '\u200b' : line}
          </span>
        ))}
      </pre>
    </figure>
  );
}

function asText({ method, path, query, headers, body }: PastedRequest): string {
  const target = query === '' ? path : `${path}?${query}`;
  return [`${method} ${target}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\n');
}
