import { expect, test } from 'vitest';
import { checkAnswer } from './check-answer.ts';

const DATA = {
  FlowId: 0,
  DealNames: ['20230608002033899990000'],
  InstanceId: 'ckafka-mom5xxxx',
  DealNameInstanceIdMapping: [{ DealName: '20230608002033899990000', InstanceIdList: ['ckafka-mom5xxxx'] }],
};
const problemsOf = (data: object): readonly string[] =>
  checkAnswer('ckafka', 'CreatePostPaidInstance', {
    Result: { ReturnCode: '0', ReturnMessage: 'ok[apply ok]', Data: { ...DATA, ...data } },
  });

test('an answer as documented has no problems', () => {
  expect(problemsOf({})).toEqual([]);
});

test.each([
  [{ FlowId: '0' }, 'CreatePostPaidInstance.Result.Data.FlowId is not of type int64'],
  [{ FlowId: 0.5 }, 'CreatePostPaidInstance.Result.Data.FlowId is not of type int64'],
  [{ InstanceId: undefined }, 'CreatePostPaidInstance.Result.Data.InstanceId is missing'],
  [{ InstanceID: 'x' }, 'CreatePostPaidInstance.Result.Data.InstanceID is not in the model'],
  [{ DealNames: 'x' }, 'CreatePostPaidInstance.Result.Data.DealNames is not a list'],
  [{ DealNames: [1] }, 'CreatePostPaidInstance.Result.Data.DealNames.0 is not of type string'],
  [
    { DealNameInstanceIdMapping: ['x'] },
    'CreatePostPaidInstance.Result.Data.DealNameInstanceIdMapping.0 is not an object',
  ],
])('%j is a problem', (data, problem) => {
  expect(problemsOf(data)).toEqual([problem]);
});

test('an answer to an action that the model does not have is a problem', () => {
  expect(checkAnswer('ckafka', 'Nope', {})).toEqual(['the API model has no action ckafka Nope']);
});
