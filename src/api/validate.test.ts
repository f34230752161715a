import { expect, test } from 'vitest';
import { apiModel, type Members } from './model.ts';
import { readFlatParameters } from './flat-parameters.ts';
import { unflatten } from './unflatten.ts';
import { validateParameters } from './validate.ts';

function inputOf(action: string): Members {
  const found = apiModel().action('ckafka', action);
  if (!found) throw new Error(action);
  return found.input;
}
const PURCHASE = inputOf('CreatePostPaidInstance');
const ids = { VpcId: 'vpc-1', SubnetId: 'subnet-1' };
const purchase = (more: object): unknown => validateParameters(PURCHASE, { ...ids, ...more });

test('parameters of the model’s types pass as they are', () => {
  const parameters = {
    ...ids,
    ZoneId: 100003,
    MultiZoneFlag: true,
    ZoneIds: [1, 2],
    Tags: [{ TagKey: 'a', TagValue: '' }],
  };
  expect(validateParameters(PURCHASE, parameters)).toEqual(parameters);
});

test('null is as absent at every depth', () => {
  const tags = [{ TagKey: 'a', TagValue: 'b' }, null];
  expect(purchase({ ZoneId: null, ZoneIds: [1, null], Tags: tags })).toEqual({
    ...ids,
    ZoneIds: [1],
    Tags: [{ TagKey: 'a', TagValue: 'b' }],
  });
});

test.each([
  [{ VpcId: null }, 'MissingParameter: The request is missing a required parameter `VpcId`.'],
  [{ Tags: [{ TagKey: 'a' }] }, 'MissingParameter: The request is missing a required parameter `Tags.0.TagValue`.'],
  [{ vpcId: 'v' }, 'UnknownParameter: The parameter `vpcId` is not recognized.'],
  [{ Tags: [{ Key: 'a' }] }, 'UnknownParameter: The parameter `Tags.0.Key` is not recognized.'],
  [{ constructor: 1 }, 'UnknownParameter: The parameter `constructor` is not recognized.'],
  [JSON.parse('{"__proto__":{"VpcId":"x"}}'), 'UnknownParameter: The parameter `__proto__` is not recognized.'],
  [{ VpcId: 1 }, 'InvalidParameter: The value type of parameter `VpcId` is not valid, input type should be `string`'],
  [{ ZoneId: '1' }, 'The value type of parameter `ZoneId` is not valid, input type should be `int64`'],
  [{ ZoneId: 1.5 }, 'The value type of parameter `ZoneId` is not valid, input type should be `int64`'],
  [{ ZoneId: 2 ** 63 }, 'The value type of parameter `ZoneId` is not valid, input type should be `int64`'],
  [{ ZoneId: Infinity }, 'The value type of parameter `ZoneId` is not valid, input type should be `int64`'],
  [{ MultiZoneFlag: 1 }, 'The value type of parameter `MultiZoneFlag` is not valid, input type should be `bool`'],
  [{ ZoneIds: 1 }, 'The value type of parameter `ZoneIds` is not valid, input type should be `array`'],
  [{ ZoneIds: [1, 'x'] }, 'The value type of parameter `ZoneIds.1` is not valid, input type should be `int64`'],
  [{ Tags: ['x'] }, 'The value type of parameter `Tags.0` is not valid, input type should be `object`'],
  [{ InstanceName: 'a\0b' }, 'InvalidParameterValue: The parameter `InstanceName` holds a NUL character'],
  [{ InstanceName: '\ud800' }, 'InvalidParameterValue: The parameter `InstanceName` holds a NUL character'],
])('%j is refused', (more, message) => {
  expect(() => purchase(more as object)).toThrow(message);
});

test('a member that upstream disabled is still accepted', () => {
  expect(validateParameters(inputOf('DescribeInstancesDetail'), { InstanceIds: 'a' })).toEqual({ InstanceIds: 'a' });
});

test('the text of a query becomes what the model says', () => {
  const query =
    'VpcId=vpc-1&SubnetId=a+b%20c&ZoneId=100003&ZoneIds.1=-2&ZoneIds.0=1&MultiZoneFlag=True&Tags.0.TagKey=%E4%B8%AD&Tags.0.TagValue=';
  expect(validateParameters(PURCHASE, unflatten(readFlatParameters(query), PURCHASE))).toEqual({
    VpcId: 'vpc-1',
    SubnetId: 'a b c',
    ZoneId: 100003,
    ZoneIds: [1, -2],
    MultiZoneFlag: true,
    Tags: [{ TagKey: '中', TagValue: '' }],
  });
});

test.each([
  ['true', true],
  ['1', true],
  ['False', false],
  ['0', false],
])('the text %s is %s for a bool', (text, value) => {
  expect(unflatten(readFlatParameters(`MultiZoneFlag=${text}`), PURCHASE)).toEqual({ MultiZoneFlag: value });
});

test.each([
  ['ZoneId=x', '`ZoneId` is not valid, input type should be `int64`'],
  ['ZoneId=', '`ZoneId` is not valid, input type should be `int64`'],
  ['ZoneId=1.0', '`ZoneId` is not valid, input type should be `int64`'],
  ['ZoneId.0=1', '`ZoneId` is not valid, input type should be `int64`'],
  ['MultiZoneFlag=yes', '`MultiZoneFlag` is not valid, input type should be `bool`'],
  ['ZoneIds=1', '`ZoneIds` is not valid, input type should be `array`'],
  ['ZoneIds.x=1', '`ZoneIds` is not valid, input type should be `array`'],
  ['Tags.0=a', '`Tags.0` is not valid, input type should be `object`'],
  ['Nope.0.A=1', 'UnknownParameter: The parameter `Nope` is not recognized.'],
  ['__proto__.x=1', 'UnknownParameter: The parameter `__proto__` is not recognized.'],
  ['VpcId=%zz', 'InvalidParameter: The query or form cannot be read'],
  ['VpcId=a&VpcId=b', 'InvalidParameter: The query or form has the parameter `VpcId` twice'],
  ['Tags=a&Tags.0.TagKey=b', 'InvalidParameter: The query or form has the parameter `Tags.0.TagKey` twice'],
])('the query %s is refused', (query, message) => {
  const required = query.startsWith('VpcId') ? 'SubnetId=s' : 'SubnetId=s&VpcId=v';
  expect(() => validateParameters(PURCHASE, unflatten(readFlatParameters(`${query}&${required}`), PURCHASE))).toThrow(
    message,
  );
});
