import { useCallback, useEffect, useRef, type RefObject } from 'react';

/**
 * Moves the focus after something was added or removed, so that the keyboard goes on where the change was. Called with a selector before
 * the change; the first element inside that matches has the focus once it is shown.
 */
export function useFocusAfter(inside: RefObject<HTMLElement | null>): (selector: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const found = inside.current?.querySelector<HTMLElement>(wanted.current);
    wanted.current = null;
    found?.focus();
  });
  return useCallback((selector: string) => {
    wanted.current = selector;
  }, []);
}
