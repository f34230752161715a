import type { DataPlane, MetersAddress } from '../data-plane/data-plane.ts';
import type { AskProducers, BrokerMeters } from './broker-meters.ts';

const ANSWERS_WITHIN_MS = 5_000;

/** Over HTTP, with the token of the broker. */
export const httpBrokerMeters: BrokerMeters = {
  text: (broker) => ask(broker, '/metrics'),
  async producers(broker, topic) {
    const text = await ask(broker, `/producers?topic=${encodeURIComponent(topic)}`);
    return text.split('\n').flatMap((line) => {
      const [address = '', sinceMs = ''] = line.split(' ');
      return address === '' ? [] : [{ address, since: new Date(Number(sinceMs)) }];
    });
  },
};

/** Asks the broker itself, where the data plane says that it answers. */
export function askProducers(dataPlane: Pick<DataPlane, 'metersOf'>): AskProducers {
  return async (asked, brokerId, topic) => {
    const broker = await dataPlane.metersOf(asked, brokerId);
    if (broker === null) throw new Error(`broker ${brokerId} of ${asked.instanceId} cannot be asked`);
    return httpBrokerMeters.producers(broker, topic);
  };
}

async function ask({ address, port, token }: MetersAddress, path: string): Promise<string> {
  const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS);
  const answer = await fetch(`http://${address}:${port}${path}`, {
    headers: { authorization: `Bearer ${token}` },
    signal,
  });
  if (!answer.ok) throw new Error(`${address}:${port}${path} answered ${answer.status}`);
  return answer.text();
}
