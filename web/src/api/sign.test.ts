import { describe, expect, it } from 'vitest';
import { signRequest } from '../../../src/api/sign-request.ts';
import { signatureSteps } from './sign.ts';

describe('a signature made in the browser', () => {
  it.each(['{}', '{"TopicName":"主题 \\" \\\\ \u007f"}'])(
    'is the one that the command line makes of %s',
    async (body) => {
      const request = { host: '127.0.0.1:8597', product: 'ckafka', body, timestamp: 1_795_000_000 };
      const pair = { secretId: 'AKIDpage', secretKey: 'a key with spaces and 密钥' };
      const steps = await signatureSteps(request, pair);
      const whole = { ...request, ...pair, action: 'DescribeInstances', version: '2019-08-19' };
      expect(steps.authorization).toBe(signRequest(whole)['Authorization']);
    },
  );
});
