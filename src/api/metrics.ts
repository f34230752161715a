import { collectDefaultMetrics, Counter, Histogram, type Registry } from 'prom-client';

export interface CallMetrics {
  /** `action`: one of the model, or `unknown`. `code`: `OK`, or the code that the call was refused with. */
  count(action: string, code: string, durationSeconds: number): void;
}

/** Registers the metrics of calls and of the process. Once per registry. */
export function createCallMetrics(registry: Registry): CallMetrics {
  collectDefaultMetrics({ register: registry });
  const calls = new Counter({
    name: 'brokerage_api_calls_total',
    help: 'API calls that were answered, by action and code (OK, or the error code).',
    labelNames: ['action', 'code'] as const,
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'brokerage_api_call_duration_seconds',
    help: 'Time from a whole request to its answer handed over, by action.',
    labelNames: ['action'] as const,
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    registers: [registry],
  });
  return {
    count(action, code, durationSeconds) {
      calls.inc({ action, code });
      durations.observe({ action }, durationSeconds);
    },
  };
}
