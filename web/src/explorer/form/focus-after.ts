import { useCallback, useEffect, useRef, type RefObject } from 'react';

/**
 * Moves the focus after something was added or removed, so that the keyboard goes on where the change was. Called with selectors before
 * the change; once it is shown, the first element inside that matches the first of them that any matches has the focus.
 */
export function useFocusAfter(inside: RefObject<HTMLElement | null>): (...selectors: string[]) => void {
  const wanted = useRef<readonly string[]>([]);
  useEffect(() => {
    const selectors = wanted.current;
    wanted.current = [];
    const found = selectors.map((it) => inside.current?.querySelector<HTMLElement>(it));
    found.find((it) => it !== null && it !== undefined)?.focus();
  });
  return useCallback((...selectors: string[]) => {
    wanted.current = selectors;
  }, []);
}
