import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

export interface Change<Answer> {
  /** Undefined when it failed, which `failure` tells of, or when another one is under way: nothing is sent twice. */
  readonly run: (change: () => Promise<Answer>) => Promise<Answer | undefined>;
  readonly isRunning: boolean;
  /** Why the last one failed; null after one that did not, and before the first. */
  readonly failure: unknown;
  readonly forget: () => void;
}

/** Something that a click changes: one at a time, with its failure kept to be shown where the click was. What lists show is read again. */
export function useChange<Answer>(): Change<Answer> {
  const queries = useQueryClient();
  const running = useRef(false);
  const [isRunning, setIsRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const run = async (change: () => Promise<Answer>): Promise<Answer | undefined> => {
    if (running.current) return undefined;
    running.current = true;
    setIsRunning(true);
    setFailure(null);
    try {
      return await change();
    } catch (problem) {
      setFailure(problem);
      return undefined;
    } finally {
      running.current = false;
      setIsRunning(false);
      // Also after a failure: an answer that was lost may have changed something.
      void queries.invalidateQueries();
    }
  };
  return { run, isRunning, failure, forget: () => setFailure(null) };
}
