import { lazy, Suspense, useState, type ReactNode } from 'react';
import Alert from 'tdesign-react/es/alert';
import type { ExplorerAction, ExplorerProduct } from '../../../src/explorer-model/explorer-product.ts';
import { endpoint } from '../api/call.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { useText } from '../language/language.tsx';
import { useSession } from '../session/session.tsx';
import { ActionWords } from './action-words.tsx';
import { AnswerView } from './answer/answer-view.tsx';
import { CallBar } from './answer/call-bar.tsx';
import { useCall } from './answer/use-call.ts';
import { draftFromLink, useDraft, type EditableDraft } from './form/draft.ts';
import { Parameters } from './form/parameters.tsx';
import { plain, writeJson } from './json/json.ts';
import { problemText } from './json/read-json.ts';
import { StateMark } from './search/state-mark.tsx';
import { CallSignature } from './signature/call-signature.tsx';
import { Tabs } from './tabs.tsx';
import { permalinkText, withoutSecrets } from './permalink.ts';
import { Words } from './words.tsx';
import { useCarried, useWrittenAddress } from './use-permalink.ts';

const CallCode = lazy(() => import('./code/call-code.tsx').then((it) => ({ default: it.CallCode })));

const texts = {
  sides: { en: 'The call', zh: '调用' },
  answer: { en: 'Answer', zh: '应答' },
  code: { en: 'Code', zh: '代码' },
  loading: { en: 'Loading…', zh: '加载中…' },
  signature: { en: 'Signature', zh: '签名' },
  badLink: {
    en: 'The parameters of this link cannot be read. They stand in the JSON view as they came.',
    zh: '链接中的参数无法解析，已原样放入 JSON 视图。',
  },
  link: { en: 'A link to this call', zh: '本次调用的链接' },
  secrets: { en: 'without', zh: '不含' },
};

interface ActionPageProps {
  readonly product: ExplorerProduct;
  readonly action: ExplorerAction;
}

/** One action: what it is, its parameters, and beside them what comes of calling it. */
export function ActionPage({ product, action }: ActionPageProps): ReactNode {
  const t = useText();
  const session = useSession();
  const carried = useCarried();
  const draft = useDraft(() => draftFromLink(carried.parameters));
  const [linkProblem] = useState(draft.problem);
  const [chosenRegion, setChosenRegion] = useState(carried.region);
  const [side, setSide] = useState<'answer' | 'signature' | 'code'>('answer');
  const call = useCall();
  useWrittenAddress(draft, chosenRegion);
  const region = action.regional ? (chosenRegion ?? session.region) : '';
  const body = writeJson(draft.value);
  const send = (): void => {
    setSide('answer');
    const { product: name, version } = product;
    // Only for people to look at: what is sent is the body.
    const parameters = JSON.parse(body) as Record<string, unknown>;
    void call.send({ product: name, version, action: action.name, region, parameters, body });
  };
  const asCode = {
    product: product.product,
    version: product.version,
    action: action.name,
    region,
    endpoint: endpoint(),
    parameters: plain(draft.value) as Record<string, unknown>,
  };
  const tabs = [
    { id: 'answer' as const, label: t(texts.answer) },
    { id: 'code' as const, label: t(texts.code) },
    { id: 'signature' as const, label: t(texts.signature) },
  ];
  return (
    <>
      <section className="panel middle">
        <ActionTitle product={product} action={action} />
        {linkProblem !== null && draft.problem !== null && (
          <div role="alert">
            <Alert theme="warning" title={t(texts.badLink)} message={t(problemText(linkProblem))} />
          </div>
        )}
        <Parameters product={product} action={action} draft={draft} />
        <LinkRow draft={draft} />
        <ActionWords product={product} action={action} />
      </section>
      <section className="panel side" aria-label={t(texts.sides)}>
        <CallBar
          action={action}
          region={region}
          onRegion={setChosenRegion}
          isRunning={call.state.kind === 'running'}
          isUnreadable={draft.problem !== null}
          onSend={send}
        />
        <Tabs label={t(texts.sides)} tabs={tabs} selected={side} onSelect={setSide}>
          {side === 'answer' && <AnswerView state={call.state} errors={product.errors} />}
          {side === 'code' && (
            <Suspense fallback={<p>{t(texts.loading)}</p>}>
              <CallCode call={asCode} />
            </Suspense>
          )}
          {side === 'signature' && <CallSignature product={product.product} body={body} />}
        </Tabs>
      </section>
    </>
  );
}

function ActionTitle({ product, action }: ActionPageProps): ReactNode {
  const t = useText();
  return (
    <header>
      <h1 tabIndex={-1} className="action-name">
        {action.name}
      </h1>
      <p className="row">
        <StateMark state={action.state} />
        <code>
          {product.product} {product.version}
        </code>
        {action.changes && <span className="state changes">{t({ en: 'changes something', zh: '会产生变更' })}</span>}
      </p>
      {action.state !== 'refused' && (
        <p>
          <Words text={action.description} />
        </p>
      )}
      {action.note !== undefined && (
        <Alert theme={action.state === 'refused' ? 'warning' : 'info'} message={<Words text={action.note} />} />
      )}
    </header>
  );
}

/** The address of the page is the link; here it can be copied, and what it leaves out is said. */
function LinkRow({ draft }: { draft: EditableDraft }): ReactNode {
  const t = useText();
  const { left } = withoutSecrets(draft.value);
  const { origin, pathname } = globalThis.location;
  const carried = permalinkText(draft.value);
  const link = `${origin}${pathname}${carried === undefined ? '' : `?p=${encodeURIComponent(carried)}`}`;
  return (
    <p className="row">
      <span className="hint">
        {t(texts.link)}
        {left.length > 0 && `, ${t(texts.secrets)} ${left.join(', ')}`}
      </span>
      <CopyButton text={link} />
    </p>
  );
}
