import type { AskedBrokers, MetersAddress } from '../data-plane/data-plane.ts';

/** An address that produces to a topic now, and since when. */
export interface SeenProducer {
  readonly address: string;
  readonly since: Date;
}

/** Who produces to a topic now, asked of one broker. Rejects when it does not answer. */
export type AskProducers = (asked: AskedBrokers, brokerId: number, topic: string) => Promise<SeenProducer[]>;

/** What a broker says of itself (MetersEndpoint of broker-extension). Each rejects when it does not answer within 5 s, or not as it should. */
export interface BrokerMeters {
  /** Its figures in Prometheus's text format. */
  text(broker: MetersAddress): Promise<string>;
  producers(broker: MetersAddress, topic: string): Promise<SeenProducer[]>;
}
