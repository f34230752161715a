import { useId, useState, type ReactNode } from 'react';
import Alert from 'tdesign-react/es/alert';
import { LANGUAGES, type CallToWrite, type Language } from '../../../../src/snippets/snippet.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useText } from '../../language/language.tsx';
import { remember, remembered } from '../../session/remembered.ts';

const texts = {
  language: { en: 'Language', zh: '语言' },
  run: { en: 'run by the tests', zh: '测试中实际运行' },
  syntax: { en: 'only its syntax is checked by the tests', zh: '测试仅检查语法' },
  install: { en: 'What it needs', zh: '安装依赖' },
  keys: {
    en: 'It takes the key pair from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.',
    zh: '密钥取自环境变量 TENCENTCLOUD_SECRET_ID 与 TENCENTCLOUD_SECRET_KEY。',
  },
  none: { en: 'There is no way to write this action in', zh: '该接口无法用以下方式编写：' },
};

/** The call as it stands, as a program in each language. */
export function CallCode({ call }: { call: CallToWrite }): ReactNode {
  const t = useText();
  const id = useId();
  const [chosen, setChosen] = useState(() => remembered('code') ?? 'python');
  const language = LANGUAGES.find((it) => it.id === chosen) ?? LANGUAGES[0];
  if (language === undefined) return null;
  const choose = (next: string): void => {
    remember('code', next);
    setChosen(next);
  };
  return (
    <div className="stack">
      <div className="field">
        <label htmlFor={id}>{t(texts.language)}</label>
        <select id={id} className="control" value={language.id} onChange={(event) => choose(event.target.value)}>
          {LANGUAGES.map((it) => (
            <option key={it.id} value={it.id}>
              {it.label}
            </option>
          ))}
        </select>
      </div>
      <Code language={language} call={call} />
    </div>
  );
}

function Code({ language, call }: { language: Language; call: CallToWrite }): ReactNode {
  const t = useText();
  const code = language.write(call);
  if (code === null) return <Alert theme="info" message={`${t(texts.none)} ${language.label}`} />;
  return (
    <>
      <p>
        <span className={language.checked === 'run' ? 'state done' : 'state partly'}>{t(texts[language.checked])}</span>
      </p>
      <section>
        <div className="row spread">
          <h2>{t(texts.install)}</h2>
          <CopyButton text={language.install} />
        </div>
        <pre className="wraps">{language.install}</pre>
      </section>
      <section>
        <div className="row spread">
          <h2>{language.fileName}</h2>
          <CopyButton text={code} />
        </div>
        {/* It scrolls, so the keyboard must be able to come to it. */}
        <pre className="tall" tabIndex={0} aria-label={language.fileName}>
          {code}
        </pre>
      </section>
      <p className="hint">{t(texts.keys)}</p>
    </>
  );
}
