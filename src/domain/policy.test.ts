import { expect, it } from 'vitest';
import { allows, readPolicy } from './policy.ts';

const policy = (...statement: object[]): string => JSON.stringify({ version: '2.0', statement });
const allow = (...action: string[]): object => ({ effect: 'allow', action, resource: ['*'] });
const deny = (...action: string[]): object => ({ effect: 'deny', action, resource: '*' });

it.each([
  [policy(allow('*')), 'vpc', 'DeleteVpc', true],
  [policy(allow('ckafka:*')), 'ckafka', 'DeleteTopic', true],
  [policy(allow('ckafka:*')), 'vpc', 'DescribeVpcs', false],
  [policy(allow('name/ckafka:Describe*')), 'ckafka', 'DescribeTopic', true],
  [policy(allow('ckafka:Describe*')), 'ckafka', 'CreateTopic', false],
  [policy(allow('ckafka:CreateTopic')), 'ckafka', 'CreateTopicIpWhiteList', false],
  [policy(allow('*'), deny('ckafka:Delete*')), 'ckafka', 'DeleteTopic', false],
  [policy(deny('ckafka:Delete*')), 'ckafka', 'DescribeTopic', false],
  [encodeURIComponent(policy(allow('*'))), 'ckafka', 'DescribeTopic', true],
  ['{"Version":"2.0","Statement":{"Effect":"allow","Action":"ckafka:*","Resource":"*"}}', 'ckafka', 'X', true],
])('%s on %s:%s: %s', (text, product, action, expected) => {
  expect(allows(readPolicy(text), product, action)).toBe(expected);
});

it.each([
  ['', 'StrategyFormatError'],
  ['[]', 'StrategyFormatError'],
  ['{"version":"1.0","statement":[]}', 'StrategyFormatError'],
  [policy(), 'StrategyFormatError'],
  [policy({ effect: 'perhaps', action: '*', resource: '*' }), 'StrategyFormatError'],
  [policy(allow('ckafka:*Topic')), 'StrategyFormatError'],
  [policy({ effect: 'allow', action: '*', resource: 'qcs::ckafka:::ckafkaId/x' }), 'StrategyInvalid'],
  [policy({ ...allow('*'), condition: { ip_equal: {} } }), 'StrategyInvalid'],
])('refuses %s', (text, code) => {
  expect(() => readPolicy(text)).toThrow(code);
});
