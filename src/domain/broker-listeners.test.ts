import { expect, it } from 'vitest';
import { listedSlots, listenerSettings } from './broker-listeners.ts';
import { ACCESS_TYPE } from './route.ts';

const own = { client: { address: '127.16.0.5', port: 9093 }, internal: { address: '127.16.0.5', port: 19093 } };

it('names each listener after its slot and the way to sign in, and finds the slots again', () => {
  const address = '127.16.0.9';
  const settings = listenerSettings(own, [
    { slot: 1, accessType: ACCESS_TYPE.plaintext, address, port: 9193 },
    { slot: 3, accessType: ACCESS_TYPE.saslSsl, address, port: 9393 },
    { slot: 5, accessType: ACCESS_TYPE.scramSha512, address, port: 9593 },
  ]);
  expect(settings).toEqual({
    listeners:
      'CLIENT://127.16.0.5:9093,INTERNAL://127.16.0.5:19093,ROUTE1://127.16.0.9:9193,ROUTE3_TLS://127.16.0.9:9393,ROUTE5_SCRAM512://127.16.0.9:9593',
    'advertised.listeners': settings['listeners'],
    'listener.security.protocol.map':
      'CLIENT:PLAINTEXT,INTERNAL:SASL_PLAINTEXT,ROUTE1:PLAINTEXT,ROUTE3_TLS:SASL_SSL,ROUTE5_SCRAM512:SASL_PLAINTEXT',
  });
  expect(listedSlots(settings['listeners'] ?? '')).toEqual([1, 3, 5]);
  expect(listedSlots(listenerSettings(own, [])['listeners'] ?? '')).toEqual([]);
});
