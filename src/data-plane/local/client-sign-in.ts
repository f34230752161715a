/** SASL as clients may use it: names of Kafka. */
export const SASL_MECHANISMS = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;
export type SaslMechanism = (typeof SASL_MECHANISMS)[number];

/** The plug-ins have their own source of users; Kafka insists on a login module for each mechanism all the same. */
const LOGIN_MODULES: Record<SaslMechanism, string> = {
  PLAIN: 'org.apache.kafka.common.security.plain.PlainLoginModule required;',
  'SCRAM-SHA-256': 'org.apache.kafka.common.security.scram.ScramLoginModule required;',
  'SCRAM-SHA-512': 'org.apache.kafka.common.security.scram.ScramLoginModule required;',
};

/**
 * The broker settings with which the users of an instance sign in on a SASL listener: PLAIN and SCRAM from the users file
 * (broker-extension, `UserSignIn`), and a principal `User:name` whether they came as `name` or `instanceId#name`. `listenerName` in any case.
 */
export function signInProperties(
  listenerName: string,
  mechanisms: readonly SaslMechanism[] = SASL_MECHANISMS,
): Record<string, string> {
  const listener = `listener.name.${listenerName.toLowerCase()}`;
  const ofMechanisms = mechanisms.flatMap((mechanism) => {
    const prefix = `${listener}.${mechanism.toLowerCase()}`;
    return [
      [`${prefix}.sasl.server.callback.handler.class`, 'io.brokerage.broker.UserSignIn'],
      [`${prefix}.sasl.jaas.config`, LOGIN_MODULES[mechanism]],
    ] as const;
  });
  return {
    [`${listener}.sasl.enabled.mechanisms`]: mechanisms.join(','),
    [`${listener}.principal.builder.class`]: 'io.brokerage.broker.UserPrincipalBuilder',
    ...Object.fromEntries(ofMechanisms),
  };
}
