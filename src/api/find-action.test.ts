import { expect, test } from 'vitest';
import type { AnyAction } from './define-action.ts';
import { createActionFinder } from './find-action.ts';
import { apiModel } from './model.ts';

function served(product: string, version: string, name: string): AnyAction<undefined> {
  return { product, version, name, changes: false, regional: true, run: () => Promise.resolve({}) };
}
const find = createActionFinder(apiModel(), [
  served('ckafka', '2019-08-19', 'DescribeRegion'),
  served('vpc', '2017-03-12', 'DescribeVpcs'),
  served('cvm', '2017-03-12', 'DescribeZones'),
]);

test('an action is found by its name and version, whatever the host', () => {
  expect(find('DescribeVpcs', '2017-03-12', '127.0.0.1:8597').described.product).toBe('vpc');
  expect(find('DescribeRegion', '2019-08-19', 'http://127.0.0.1:8597').described.product).toBe('ckafka');
});

test('the version tells apart actions of one name', () => {
  expect(find('DescribeZones', '2017-03-12', 'cvm.example.test').described.product).toBe('cvm');
  expect(() => find('DescribeZones', '2020-11-06', 'api.example.test')).toThrow(
    'UnsupportedOperation: The action `DescribeZones` of api is not served here.',
  );
});

test.each([
  ['Nope', '2019-08-19', 'InvalidAction: The request `Action` is invalid or not found.'],
  ['constructor', '2019-08-19', 'InvalidAction'],
  [
    'DescribeRegion',
    '2019-08-20',
    'NoSuchVersion: The request `Version` is not that of the action `DescribeRegion`, which is 2019-08-19.',
  ],
  ['CreateTopic', '2019-08-19', 'UnsupportedOperation: The action `CreateTopic` of ckafka is not served here.'],
])('%s %s is refused', (name, version, message) => {
  expect(() => find(name, version, 'ckafka.example.test')).toThrow(message);
});

test('an action that the model does not have, or a second one of a name, stops the start', () => {
  expect(() => createActionFinder(apiModel(), [served('ckafka', '2019-08-20', 'DescribeRegion')])).toThrow('no action');
  const twice = served('ckafka', '2019-08-19', 'DescribeRegion');
  expect(() => createActionFinder(apiModel(), [twice, twice])).toThrow('twice');
});
