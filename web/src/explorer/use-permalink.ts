import { useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { EditableDraft } from './form/draft.ts';
import { permalinkText } from './permalink.ts';

const WRITE_AFTER_MS = 300;

/** What the address carries when the page is opened. */
export interface Carried {
  readonly parameters: string | null;
  readonly region: string | null;
}

export function useCarried(): Carried {
  const searchText = useLocation({ select: (it) => it.searchStr });
  const [first] = useState(() => {
    const search = new URLSearchParams(searchText);
    return { parameters: search.get('p'), region: search.get('region') };
  });
  return first;
}

/**
 * Keeps the address at what is written, without secrets, so that it can be shared and a reload loses nothing. What cannot be read leaves
 * it as it is. `region`: null when it is nobody's choice.
 */
export function useWrittenAddress(draft: EditableDraft, region: string | null): void {
  const router = useRouter();
  const text = draft.problem === null ? permalinkText(draft.value) : null;
  useEffect(() => {
    if (text === null) return undefined;
    const timer = setTimeout(() => {
      const search = new URLSearchParams(router.state.location.searchStr);
      if ((search.get('p') ?? undefined) === text && search.get('region') === region) return;
      void router.navigate({
        to: '.',
        // The routes say nothing of what a search may hold: permalink.ts reads and writes it.
        search: { ...(region === null ? {} : { region }), ...(text === undefined ? {} : { p: text }) } as never,
        replace: true,
        resetScroll: false,
      });
    }, WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, region, router]);
}
