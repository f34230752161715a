const EVENTS = ['pointerdown', 'keydown', 'wheel'] as const;
const LOOK_EVERY_MS = 5_000;

/**
 * Calls `onIdle` once when nobody has touched the page for `minutes`; answers what ends the watch. By the clock and not by one long
 * timer, so that a machine that slept ends the session when it wakes up.
 */
export function watchActivity(minutes: number, onIdle: () => void): () => void {
  let lastMs = Date.now();
  const touched = (): void => {
    lastMs = Date.now();
  };
  for (const event of EVENTS) globalThis.addEventListener(event, touched, { passive: true });
  const timer = setInterval(() => {
    if (Date.now() - lastMs < minutes * 60_000) return;
    stop();
    onIdle();
  }, LOOK_EVERY_MS);
  function stop(): void {
    clearInterval(timer);
    for (const event of EVENTS) globalThis.removeEventListener(event, touched);
  }
  return stop;
}
