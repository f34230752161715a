import { expect, it } from 'vitest';
import { appId, exampleAccount, noon } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';
import { TASK_STATUS, type Task } from '../../domain/task.ts';

const task: Omit<Task, 'flowId'> = {
  appId,
  instanceId: 'ckafka-aaaaaaaa',
  kind: 'create-instance',
  status: TASK_STATUS.running,
  output: '',
  startedAt: noon,
  finishedAt: null,
};

it('gives every task a FlowId, in order, and shows it to its owner only', async () => {
  const { accounts, tasks } = (await freshStorage()).storage.rows;
  await accounts.insert(exampleAccount());
  const [first = 0, second = 0] = await tasks.insert([task, { ...task, instanceId: 'ckafka-b' }]);
  expect(first).toBeLessThan(second);
  expect(await tasks.byFlowId(appId, second)).toEqual({ ...task, instanceId: 'ckafka-b', flowId: second });
  expect(await tasks.byFlowId(7, second)).toBeNull();
  expect(await tasks.insert([])).toEqual([]);
});

it('finds the newest of a kind, and keeps how it ended', async () => {
  const { accounts, tasks } = (await freshStorage()).storage.rows;
  await accounts.insert(exampleAccount());
  const [, newest = 0] = await tasks.insert([task, task]);
  await tasks.insert([{ ...task, kind: 'delete-instance' }]);
  await tasks.update(newest, { status: TASK_STATUS.failed, output: 'no Java', finishedAt: noon });
  const ended = { ...task, flowId: newest, status: TASK_STATUS.failed, output: 'no Java', finishedAt: noon };
  expect(await tasks.latest('ckafka-aaaaaaaa', 'create-instance')).toEqual(ended);
  expect(await tasks.latest('ckafka-none', 'create-instance')).toBeNull();
});
