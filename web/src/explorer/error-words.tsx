import type { ReactNode } from 'react';
import type { ExplorerError } from '../../../src/explorer-model/explorer-product.ts';
import { Words } from './words.tsx';

/** What a code means and what to do next; nothing for a code that no action names. */
export function ErrorWords({ error }: { error: ExplorerError | undefined }): ReactNode {
  if (error === undefined) return null;
  return (
    <>
      <Words text={error} /> <Words text={error.remedy} />
    </>
  );
}
