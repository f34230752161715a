import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useText } from '../../language/language.tsx';
import { PRODUCTS } from '../model/products.ts';
import { useAllProducts } from '../model/use-products.ts';
import { search, searchIndex, type Hit, type HitGroup } from './search.ts';

const texts = {
  label: { en: 'Search all actions', zh: '搜索全部接口' },
  placeholder: { en: 'Name, parameter or word   /', zh: '接口、参数或描述   /' },
  loading: { en: 'Loading…', zh: '加载中…' },
  none: {
    en: 'No action has that in its name, parameters or description.',
    zh: '没有接口的名称、参数或描述包含该内容。',
  },
};

/**
 * Search over all products: `/` comes here from anywhere, arrows choose, Enter opens, Escape empties it and goes away. `children` stand
 * below it while nothing is searched.
 */
export function SearchBox({ children, onOpen }: { children: ReactNode; onOpen: () => void }): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [wasUsed, setWasUsed] = useState(false);
  const [chosen, setChosen] = useState(0);
  const { products, isLoading } = useAllProducts(wasUsed);
  const index = useMemo(() => searchIndex(products), [products]);
  const groups = useMemo(() => search(index, query), [index, query]);
  const hits = groups.flatMap((it) => it.hits);
  const current = Math.min(chosen, hits.length - 1);
  useSlash(input);

  const open = (hit: Hit): void => {
    setQuery('');
    input.current?.blur();
    onOpen();
    const params = { product: hit.product, action: hit.action.name };
    void navigate({ to: '/explorer/$product/$action', params });
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const hit = hits[current];
    if (event.key === 'Escape') {
      setQuery('');
      input.current?.blur();
    } else if (step !== undefined && hits.length > 0) setChosen((current + step + hits.length) % hits.length);
    else if (event.key === 'Enter' && hit !== undefined) open(hit);
    else return;
    event.preventDefault();
  };
  return (
    <search>
      <input
        ref={input}
        className="control"
        type="search"
        role="combobox"
        aria-label={t(texts.label)}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-hits`}
        aria-activedescendant={current < 0 ? undefined : `${id}-${current}`}
        aria-autocomplete="list"
        placeholder={t(texts.placeholder)}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onFocus={() => setWasUsed(true)}
        onKeyDown={press}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
      />
      <p className="hint" role="status">
        {query.trim() !== '' && hits.length === 0 && t(isLoading ? texts.loading : texts.none)}
      </p>
      <HitList id={id} groups={groups} current={current} onOpen={open} />
      {query.trim() === '' && children}
    </search>
  );
}

interface HitListProps {
  readonly id: string;
  readonly groups: readonly HitGroup[];
  readonly current: number;
  readonly onOpen: (hit: Hit) => void;
}

function HitList({ id, groups, current, onOpen }: HitListProps): ReactNode {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const order = groups.flatMap((it) => it.hits);
  return (
    <div
      id={`${id}-hits`}
      role="listbox"
      aria-label={t(texts.label)}
      className="hits"
      ref={list}
      hidden={groups.length === 0}
    >
      {groups.map(({ product, group, hits }) => {
        const title = `${t(PRODUCTS[product] ?? group)} · ${t(group)}`;
        return (
          <div role="group" aria-label={title} key={title}>
            <div className="hint" role="presentation">
              {title}
            </div>
            {hits.map((hit) => {
              const at = order.indexOf(hit);
              return (
                <div
                  role="option"
                  key={hit.action.name}
                  id={`${id}-${at}`}
                  aria-selected={at === current}
                  className={hit.action.state === 'refused' ? 'hit refused' : 'hit'}
                  onClick={() => onOpen(hit)}
                >
                  {hit.action.name}
                  {hit.parameter !== undefined && <span className="hint"> {hit.parameter}</span>}
                </div>
              );
            })}
          </div>
        );
      })}
    </div>
  );
}

/** `/` comes to the search from anywhere but a place where one types. */
function useSlash(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = event.target;
      if (at instanceof HTMLElement && (at.isContentEditable || at.matches('input, textarea, select'))) return;
      event.preventDefault();
      input.current?.focus();
    };
    globalThis.addEventListener('keydown', press);
    return () => globalThis.removeEventListener('keydown', press);
  }, [input]);
}
