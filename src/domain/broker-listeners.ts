import type { Endpoint } from './network.ts';
import { ACCESS_TYPE, type AccessType } from './route.ts';

/** Kafka's names of how clients speak and sign in on a listener. */
export type ListenerProtocol = 'PLAINTEXT' | 'SASL_PLAINTEXT' | 'SASL_SSL';

const PROTOCOLS: Record<AccessType, ListenerProtocol> = {
  [ACCESS_TYPE.plaintext]: 'PLAINTEXT',
  [ACCESS_TYPE.saslPlaintext]: 'SASL_PLAINTEXT',
  [ACCESS_TYPE.saslSsl]: 'SASL_SSL',
  [ACCESS_TYPE.scramSha256]: 'SASL_PLAINTEXT',
  [ACCESS_TYPE.scramSha512]: 'SASL_PLAINTEXT',
};
/** How clients sign in on a listener; null: not at all. */
export const MECHANISMS = {
  [ACCESS_TYPE.plaintext]: null,
  [ACCESS_TYPE.saslPlaintext]: 'PLAIN',
  [ACCESS_TYPE.saslSsl]: 'PLAIN',
  [ACCESS_TYPE.scramSha256]: 'SCRAM-SHA-256',
  [ACCESS_TYPE.scramSha512]: 'SCRAM-SHA-512',
} as const satisfies Record<AccessType, string | null>;

const NAME_ENDS: Record<AccessType, string> = {
  [ACCESS_TYPE.plaintext]: '',
  [ACCESS_TYPE.saslPlaintext]: '_PLAIN',
  [ACCESS_TYPE.saslSsl]: '_TLS',
  [ACCESS_TYPE.scramSha256]: '_SCRAM256',
  [ACCESS_TYPE.scramSha512]: '_SCRAM512',
};

/** The two listeners that every broker has. */
export interface OwnListeners {
  readonly client: Endpoint;
  readonly internal: Endpoint;
}

/** The listener of a route in one broker. */
export interface RouteListener extends Endpoint {
  readonly slot: number;
  readonly accessType: AccessType;
}

/** The names that a broker is asked for to know which listeners it has. */
export const LISTENERS = 'listeners';

/**
 * Kafka's name of a route's listener. A way to sign in has a name of its own: a broker of 2.8 or later that was told how clients sign in on
 * a listener while it runs takes no other change of its listeners any more, so all ways are declared before it starts.
 */
export function listenerName({ slot, accessType }: Pick<RouteListener, 'slot' | 'accessType'>): string {
  return `ROUTE${slot}${NAME_ENDS[accessType]}`;
}

/**
 * Kafka's settings for the listeners of one broker. Taken over by a broker that runs, all in one request: listeners that are new
 * begin, those that are missing end, the others are not touched.
 */
export function listenerSettings(
  own: OwnListeners,
  routes: readonly RouteListener[],
): Readonly<Record<string, string>> {
  const listeners = [
    `CLIENT://${hostPort(own.client)}`,
    `INTERNAL://${hostPort(own.internal)}`,
    ...routes.map((it) => `${listenerName(it)}://${hostPort(it)}`),
  ].join(',');
  const protocols = [
    'CLIENT:PLAINTEXT',
    'INTERNAL:SASL_PLAINTEXT',
    ...routes.map((it) => `${listenerName(it)}:${PROTOCOLS[it.accessType]}`),
  ].join(',');
  return {
    [LISTENERS]: listeners,
    'advertised.listeners': listeners,
    'listener.security.protocol.map': protocols,
  };
}

/** The slots of the routes that a broker with these `listeners` has, in order. */
export function listedSlots(listeners: string): number[] {
  return [...listeners.matchAll(/(?:^|,)ROUTE(\d+)[A-Z0-9_]*:\/\//g)].map((match) => Number(match[1]));
}

export function hostPort({ address, port }: Endpoint): string {
  return `${address}:${port}`;
}
