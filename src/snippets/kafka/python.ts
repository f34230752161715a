import { pythonTextLiteral } from '../text-literal.ts';
import { AUTHORITY, PASSWORD, protocolOf, type KafkaUser } from './sign-in.ts';

export function python(servers: string, topic: string, user?: KafkaUser): string {
  const imported = user === undefined ? '' : 'import os\n\n';
  return `${imported}from kafka import KafkaConsumer, KafkaProducer

cluster = {
    "bootstrap_servers": ${pythonTextLiteral(servers)},
${user === undefined ? '' : signingIn(user)}}
topic = ${pythonTextLiteral(topic)}

producer = KafkaProducer(**cluster)
producer.send(topic, b"hello").get(timeout=10)

consumer = KafkaConsumer(topic, auto_offset_reset="earliest", **cluster)
print(next(consumer).value.decode())
`;
}

function signingIn(user: KafkaUser): string {
  return `    "security_protocol": "${protocolOf(user)}",
    "sasl_mechanism": "${user.mechanism}",
    "sasl_plain_username": ${pythonTextLiteral(user.name)},
    "sasl_plain_password": os.environ["${PASSWORD}"],
${user.tls ? `    "ssl_cafile": os.environ["${AUTHORITY}"],\n` : ''}`;
}
