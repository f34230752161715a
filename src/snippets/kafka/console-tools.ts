import { plainShellWord } from '../shell-word.ts';
import { AUTHORITY, PASSWORD, loginModule, properties, type KafkaUser } from './sign-in.ts';

export function consoleTools(servers: string, topic: string, user?: KafkaUser): string {
  const where = `--bootstrap-server ${plainShellWord(servers)} --topic ${plainShellWord(topic)}`;
  const config = (kind: string): string => (user === undefined ? '' : ` --${kind}.config client.properties`);
  return `${user === undefined ? '' : propertiesFile(user)}echo hello | kafka-console-producer.sh ${where}${config('producer')}
kafka-console-consumer.sh ${where} --from-beginning --max-messages 1${config('consumer')}
`;
}

function propertiesFile(user: KafkaUser): string {
  const trusted = user.tls ? `ssl.truststore.type=PEM\nssl.truststore.location=$${AUTHORITY}\n` : '';
  return `cat > client.properties <<END
${properties(user)
  .map((pair) => `${pair.join('=')}\n`)
  .join('')}sasl.jaas.config=${loginModule(user)}"$${PASSWORD}";
${trusted}END
`;
}
