/** Somebody who signs in, and how the route asks for it. */
export interface KafkaUser {
  readonly name: string;
  readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
  /** Whether the route is encrypted. */
  readonly tls: boolean;
}

/** The variable that code takes the password from. */
export const PASSWORD = 'KAFKA_PASSWORD';
/** The variable that names, on an encrypted route, the file with what `brokerage certificate` prints. */
export const AUTHORITY = 'KAFKA_CA';

export function protocolOf({ tls }: KafkaUser): string {
  return tls ? 'SASL_SSL' : 'SASL_PLAINTEXT';
}

/** As Kafka's own clients are told: a line each, the password apart. */
export function properties(user: KafkaUser): [name: string, value: string][] {
  return [
    ['security.protocol', protocolOf(user)],
    ['sasl.mechanism', user.mechanism],
  ];
}

/** Kafka's own clients sign in by this and the password in quotes. */
export function loginModule({ mechanism, name }: KafkaUser): string {
  const module = mechanism === 'PLAIN' ? 'plain.PlainLoginModule' : 'scram.ScramLoginModule';
  return `org.apache.kafka.common.security.${module} required username="${name}" password=`;
}
