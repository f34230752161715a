import type { EngineTools } from '../step.ts';

/**
 * Brings the users that the rows have to the brokers, running or not. Takes no hints and asks no broker, so it does not wait for a look
 * at the instance that is under way: whoever is deleted is out within a second, also while brokers are started again. Twice is as once;
 * one at a time for an instance, so that what was read first is not written last.
 */
export async function bringUsers(
  instanceId: string,
  { storage, dataPlane }: Pick<EngineTools, 'storage' | 'dataPlane'>,
): Promise<void> {
  const { instances, users } = storage.rows;
  await storage.exclusively(`users ${instanceId}`, async () => {
    const [brokers, access] = await Promise.all([instances.brokers(instanceId), users.access(instanceId)]);
    await dataPlane.applyUsers(
      instanceId,
      brokers.map((it) => it.brokerId),
      access,
    );
  });
}
