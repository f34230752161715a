/** What a person or a supervisor asks of a running server. */
export interface StopRequest {
  /** Brokers, ZooKeeper and the database go on without us. */
  readonly leaveBrokers: boolean;
}

export interface StopListener {
  /** Settles at the first request. */
  readonly requested: Promise<StopRequest>;
  /** Whether there was one already. */
  isRequested(): boolean;
  close(): void;
}

type SignalSource = Pick<NodeJS.Process, 'on' | 'removeListener'>;

/** What `brokerage down --leave-brokers` sends. */
export const LEAVE_BROKERS_SIGNAL = 'SIGUSR2';
/**
 * One Ctrl-C arrives up to three times at once: the terminal sends it to everybody in its foreground, and npm and the starter of
 * an old Node pass it on. Only a later one is a person who will not wait.
 */
const SAME_REQUEST_MS = 1000;

/** Listens for requests to stop. `onImpatience` is called at a Ctrl-C after the first request. */
export function listenForStop(
  source: SignalSource,
  onImpatience: () => void,
  nowMs: () => number = () => performance.now(),
): StopListener {
  let firstAtMs: number | null = null;
  let request: (value: StopRequest) => void = () => undefined;
  const requested = new Promise<StopRequest>((resolve) => (request = resolve));
  const onSignal = (signal: NodeJS.Signals): void => {
    if (firstAtMs === null) {
      firstAtMs = nowMs();
      request({ leaveBrokers: signal === LEAVE_BROKERS_SIGNAL });
    } else if (signal === 'SIGINT' && nowMs() - firstAtMs >= SAME_REQUEST_MS) onImpatience();
  };
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', LEAVE_BROKERS_SIGNAL];
  for (const signal of signals) source.on(signal, onSignal);
  return {
    requested,
    isRequested: () => firstAtMs !== null,
    close: () => signals.forEach((signal) => source.removeListener(signal, onSignal)),
  };
}
