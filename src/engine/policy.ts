/** The engine's patience, in one place, so that tests can shorten it. All in milliseconds unless named otherwise. */
export interface EnginePolicy {
  /** How long a creation may take before it is called failed and cleaned up. */
  readonly createTimeoutMs: number;
  /** Starts of one broker that may fail during a creation before it is called failed. */
  readonly startsBeforeFailure: number;
  /** Wait before the second start of a broker in a row; doubles up to the longest. The first is at once. */
  readonly restartDelayMs: number;
  readonly longestRestartDelayMs: number;
  /** A broker that has run this long has proven itself: its failed starts are forgotten. */
  readonly provenAfterMs: number;
  /** How long one round waits for started brokers to serve, and how often it asks. */
  readonly serveTimeoutMs: number;
  readonly servePollMs: number;
  /** How long one broker may take to answer what it knows of the cluster. */
  readonly viewTimeoutMs: number;
  /** How often an instance is looked at when nothing rings. */
  readonly lookEveryMs: number;
  /** The same while an instance is not whole: replicas catch up without ringing. */
  readonly lookAtUnwellEveryMs: number;
  /** How long a broker may take to hand over and end before it is ended by force, when it is started again for a change. */
  readonly stopGraceMs: number;
  /** How long a route may take until it is served before its creation is called failed: less than clients wait for its task. */
  readonly routeTimeoutMs: number;
  /** How long after a step of dynamic retention or disk its figures may be read for the next one: Kafka deletes what is too old once a minute. */
  readonly diskRestMs: number;
  /** How long a deletion may fail before its status says so. */
  readonly deleteTimeoutMs: number;
  /** Brokers that may be on their way up at the same time on this machine: starting a JVM takes a core. */
  readonly startsAtOnce: number;
}

/** What a server runs with. `cores` paces the starts. */
export function defaultPolicy(cores: number): EnginePolicy {
  return {
    createTimeoutMs: 600_000,
    startsBeforeFailure: 5,
    restartDelayMs: 1_000,
    longestRestartDelayMs: 60_000,
    provenAfterMs: 30_000,
    serveTimeoutMs: 60_000,
    servePollMs: 40,
    viewTimeoutMs: 2_000,
    lookEveryMs: 15_000,
    lookAtUnwellEveryMs: 1_000,
    stopGraceMs: 30_000,
    routeTimeoutMs: 120_000,
    diskRestMs: 300_000,
    deleteTimeoutMs: 300_000,
    startsAtOnce: Math.max(2, cores),
  };
}
