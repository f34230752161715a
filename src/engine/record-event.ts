import type { EventKind } from '../domain/event.ts';
import type { Rows } from '../storage/storage.ts';
import type { EngineTools } from './step.ts';

/** What happened to an instance, for its owner (the rows) and for the operator (the log). In a transaction it stands with what it tells of. */
export async function recordEvent(
  rows: Rows,
  { clock, log }: EngineTools,
  event: { readonly instanceId: string; readonly kind: EventKind; readonly text: string },
): Promise<void> {
  await rows.events.append({ ...event, at: clock.now() });
  log.info({ instanceId: event.instanceId, kind: event.kind }, event.text);
}
