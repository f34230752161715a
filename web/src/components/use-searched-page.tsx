import { useState, type ReactNode } from 'react';
import { TextField } from '../forms/text-field.tsx';
import type { Text } from '../language/text.ts';

export interface SearchedPage {
  /** What a list action takes for this page. */
  readonly asked: { readonly Offset: number; readonly Limit: number; readonly SearchWord?: string };
  readonly turnTo: (offset: number) => void;
  readonly field: ReactNode;
}

const LIMIT = 20;
const LABEL: Text = { en: 'Search by name', zh: '按名称搜索' };

/** A page of a list that the server searches and pages, with the field to search in. A new word begins at the first page. */
export function useSearchedPage(): SearchedPage {
  const [search, setSearch] = useState('');
  const [offset, setOffset] = useState(0);
  const searchFor = (word: string): void => {
    setSearch(word);
    setOffset(0);
  };
  const field = (
    <div className="search">
      <TextField label={LABEL} type="search" value={search} onChange={searchFor} />
    </div>
  );
  const page = { Offset: offset, Limit: LIMIT };
  return { asked: search === '' ? page : { ...page, SearchWord: search }, turnTo: setOffset, field };
}
