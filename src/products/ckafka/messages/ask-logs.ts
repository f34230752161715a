import type { Call } from '../../../api/define-action.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { LogQuestions } from '../../../kafka/kafka-messages.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { askBrokers, targetOf } from '../kafka-target.ts';

/**
 * One conversation about the messages of the instance that the call names. Refused as `findInstance`, `targetOf` and `askBrokers` do;
 * `known` as there.
 */
export async function askLogs<T>(
  call: Call<{ readonly InstanceId: string }>,
  services: Services,
  question: (logs: LogQuestions) => Promise<T>,
  known?: (reason: string) => Refusal | undefined,
): Promise<T> {
  const target = await targetOf(call, await findInstance(call));
  return askBrokers(target, () => services.messages.ask(target, question), known);
}
