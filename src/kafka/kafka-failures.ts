/** Nobody answered in time, or whoever answered could not do it now (no leader, no controller): trying again later may work. */
export class KafkaUnavailable extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(why, options);
    this.name = 'KafkaUnavailable';
  }
}

/** A broker understood what was asked and says no. Asking the same again gets the same answer. */
export class KafkaRefused extends Error {
  /** Kafka's own name of the error: `TOPIC_ALREADY_EXISTS`, `POLICY_VIOLATION`. */
  readonly reason: string;

  constructor(reason: string, why: string, options?: ErrorOptions) {
    super(`${reason}: ${why}`, options);
    this.name = 'KafkaRefused';
    this.reason = reason;
  }
}
