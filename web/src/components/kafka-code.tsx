import { useId, useState, type ReactNode } from 'react';
import { KAFKA_LANGUAGES } from '../../../src/snippets/kafka-clients.ts';
import { useText } from '../language/language.tsx';
import { CopyButton } from './copy-button.tsx';

interface KafkaCodeProps {
  /** `host:port` */
  readonly servers: string;
  readonly topic: string;
}

/** A producer and a consumer that work at an address, in any language that there is, to be copied. */
export function KafkaCode({ servers, topic }: KafkaCodeProps): ReactNode {
  const t = useText();
  const id = useId();
  const [chosen, setChosen] = useState('python');
  const language = KAFKA_LANGUAGES.find((it) => it.id === chosen) ?? KAFKA_LANGUAGES[0];
  if (language === undefined) return null;
  const code = language.write(servers, topic, undefined);
  return (
    <div className="stack">
      <div className="row spread">
        <span className="row">
          <label htmlFor={id}>{t({ en: 'Client', zh: '客户端' })}</label>
          <select
            id={id}
            className="control small"
            value={language.id}
            onChange={(event) => setChosen(event.target.value)}
          >
            {KAFKA_LANGUAGES.map((it) => (
              <option key={it.id} value={it.id}>
                {it.label}
              </option>
            ))}
          </select>
        </span>
        <CopyButton text={code} />
      </div>
      <p className="hint">
        <code>{language.install}</code>
      </p>
      <pre tabIndex={0}>{code}</pre>
    </div>
  );
}
