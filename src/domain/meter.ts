/** What an instance's clients moved in one clock hour. Only grows while the hour lasts; an hour in which nothing was read has no row. */
export interface MeterHour {
  /** Its first moment. */
  readonly hour: Date;
  /** Without replicas. */
  readonly producedBytes: number;
  readonly consumedBytes: number;
  /** Above what was bought, reading by reading; 0 unless elastic bandwidth is on. */
  readonly elasticProducedBytes: number;
  readonly elasticConsumedBytes: number;
  /** Of both, what is charged: the produced ones once for each replica. */
  readonly elasticChargedBytes: number;
}

/** What an hour of a meter has to charge for beyond what was bought. */
export interface ElasticUse {
  readonly hour: Date;
  readonly bytes: number;
}

const HOUR_MS = 3_600_000;

/** The clock hour of a moment. Every zone's hours begin with UTC's but for the few that are half an hour off. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
}
