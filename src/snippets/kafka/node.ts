import { jsonTextLiteral } from '../text-literal.ts';
import { AUTHORITY, PASSWORD, type KafkaUser } from './sign-in.ts';

export function node(servers: string, topic: string, user?: KafkaUser): string {
  const brokers = servers.split(',').map(jsonTextLiteral).join(', ');
  const sasl = `  sasl: { mechanism: "${user?.mechanism.toLowerCase()}", username: ${jsonTextLiteral(user?.name ?? '')}, password: process.env.${PASSWORD} ?? "" },\n`;
  const ssl = `  ssl: { ca: readFileSync(process.env.${AUTHORITY} ?? "") },\n`;
  return `${user?.tls === true ? 'import { readFileSync } from "node:fs";\n' : ''}import { Kafka } from "kafkajs";

const kafka = new Kafka({
  brokers: [${brokers}],
${user === undefined ? '' : sasl}${user?.tls === true ? ssl : ''}});
const topic = ${jsonTextLiteral(topic)};

const producer = kafka.producer();
await producer.connect();
await producer.send({ topic, messages: [{ value: "hello" }] });
await producer.disconnect();

const consumer = kafka.consumer({ groupId: "hello" });
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
const value = await new Promise((resolve, reject) => {
  consumer.run({ eachMessage: async ({ message }) => resolve(message.value?.toString()) }).catch(reject);
});
console.log(value);
await consumer.disconnect();
`;
}
