import { useCallback, useRef, useState } from 'react';
import type { Answered, Call } from '../../api/call.ts';
import { useApi } from '../../api/use-api.ts';

export type CallState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | { readonly kind: 'answered'; readonly answered: Answered; readonly at: Date }
  /** No answer came; `failure` says how. */
  | { readonly kind: 'failed'; readonly failure: unknown };

/** One call at a time: while one is on its way, sending again does nothing. A refusal is an answer. */
export function useCall(): { state: CallState; send: (call: Call) => Promise<void> } {
  const api = useApi();
  const [state, setState] = useState<CallState>({ kind: 'none' });
  const isRunning = useRef(false);
  const send = useCallback(
    async (call: Call): Promise<void> => {
      // A state would be too late for the second click of a double click.
      if (isRunning.current) return;
      isRunning.current = true;
      setState({ kind: 'running' });
      try {
        setState({ kind: 'answered', answered: await api.send(call), at: new Date() });
      } catch (failure) {
        setState({ kind: 'failed', failure });
      } finally {
        isRunning.current = false;
      }
    },
    [api],
  );
  return { state, send };
}
