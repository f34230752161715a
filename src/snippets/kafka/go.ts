import { goTextLiteral } from '../text-literal.ts';
import { AUTHORITY, PASSWORD, type KafkaUser } from './sign-in.ts';

const PACKAGE = 'github.com/segmentio/kafka-go';

export function go(servers: string, topic: string, user?: KafkaUser): string {
  const addresses = servers.split(',').map(goTextLiteral).join(', ');
  return `package main

import (
${imports(user)}
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	servers := []string{${addresses}}
	topic := ${goTextLiteral(topic)}
${user === undefined ? PLAIN_WAY : signingIn(user)}
	writer := &kafka.Writer{Addr: kafka.TCP(servers...), Topic: topic, BatchSize: 1, Transport: transport}
	must(writer.WriteMessages(context.Background(), kafka.Message{Value: []byte("hello")}))
	must(writer.Close())

	reader := kafka.NewReader(kafka.ReaderConfig{Brokers: servers, Topic: topic, Dialer: dialer})
	message, err := reader.ReadMessage(context.Background())
	must(err)
	fmt.Println(string(message.Value))
}
`;
}

const PLAIN_WAY = `	dialer := &kafka.Dialer{Timeout: 10 * time.Second}
	transport := &kafka.Transport{}
`;

function imports(user: KafkaUser | undefined): string {
  const signing = user === undefined ? [] : ['os'];
  const encrypting = user?.tls === true ? ['crypto/tls', 'crypto/x509'] : [];
  const mechanism = user?.mechanism === 'PLAIN' ? 'plain' : 'scram';
  const lines = (names: readonly string[]): string => names.map((it) => `\t"${it}"`).join('\n');
  return `${lines(['context', 'fmt', 'time', ...signing, ...encrypting].toSorted())}

${lines([PACKAGE, ...(user === undefined ? [] : [`${PACKAGE}/sasl/${mechanism}`])])}`;
}

function signingIn({ name, mechanism, tls }: KafkaUser): string {
  const who = `${goTextLiteral(name)}, `;
  const password = `os.Getenv("${PASSWORD}")`;
  const signIn =
    mechanism === 'PLAIN'
      ? `	signIn := plain.Mechanism{Username: ${who}Password: ${password}}\n`
      : `	signIn, err := scram.Mechanism(scram.SHA${mechanism.slice(-3)}, ${who}${password})\n	must(err)\n`;
  const trusted = `	authority, err := os.ReadFile(os.Getenv("${AUTHORITY}"))
	must(err)
	encryption := &tls.Config{RootCAs: x509.NewCertPool()}
	encryption.RootCAs.AppendCertsFromPEM(authority)
`;
  const encrypted = tls ? ', TLS: encryption' : '';
  return `${signIn}${tls ? trusted : ''}	dialer := &kafka.Dialer{Timeout: 10 * time.Second, SASLMechanism: signIn${encrypted}}
	transport := &kafka.Transport{SASL: signIn${encrypted}}
`;
}
