import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useText } from '../language/language.tsx';
import './explorer.css';
import { ActionTree } from './search/action-tree.tsx';
import { SearchBox } from './search/search-box.tsx';

const texts = {
  debugger: { en: 'Why is a signature wrong?', zh: '签名为什么不对？' },
  actions: { en: 'All actions', zh: '全部接口' },
};

/** The API Explorer: all actions on the left, and the chosen one. */
export function ExplorerPage(): ReactNode {
  const t = useText();
  const path = useLocation({ select: (it) => it.pathname });
  const [, product = '', action = ''] = path.split('/').slice(1);
  const isNarrow = useIsNarrow();
  const [isListOpen, setIsListOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  // Whoever opened an action goes on reading there.
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    place.current?.querySelector<HTMLElement>('h1')?.focus();
  }, [path]);
  return (
    <div className="explorer" ref={place}>
      <aside className="panel left">
        <SearchBox onOpen={() => setIsListOpen(false)}>
          <p>
            <Link to="/explorer/signature">{t(texts.debugger)}</Link>
          </p>
          <details open={!isNarrow || isListOpen} onToggle={(event) => setIsListOpen(event.currentTarget.open)}>
            <summary>{t(texts.actions)}</summary>
            <ActionTree key={product} product={product} action={action} />
          </details>
        </SearchBox>
      </aside>
      <Outlet />
    </div>
  );
}

/** Where the columns stand one below the other, the list would be in the way. */
function useIsNarrow(): boolean {
  const [query] = useState(() => globalThis.matchMedia('(max-width: 800px)'));
  const [isNarrow, setIsNarrow] = useState(query.matches);
  useEffect(() => {
    const follow = (): void => setIsNarrow(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return isNarrow;
}
