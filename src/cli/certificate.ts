import { SetupError } from '../lib/setup-error.ts';
import type { CliContext, ExitCode } from './context.ts';
import { printJson } from './terminal.ts';
import { hasDatabase, withDatabase } from './with-database.ts';

/**
 * The certificate of the authority that signs for the encrypted routes of an instance, as PEM: what clients are told to trust. It holds no
 * secret. @throws SetupError when there is none, as before the instance's first encrypted route.
 */
export async function certificate(
  context: CliContext,
  { instanceId, json }: { readonly instanceId: string; readonly json: boolean },
): Promise<ExitCode> {
  const config = context.config();
  const authority = hasDatabase(config)
    ? await withDatabase(context, config, (rows) => rows.routes.authority(instanceId))
    : null;
  if (authority === null)
    throw new SetupError(
      `${instanceId} has no certificate authority`,
      'make a route with AccessType 3 (CreateRoute) first; "brokerage instances" lists the instances',
    );
  if (json) printJson(context.terminal, { instanceId, certificate: authority.certificate });
  else context.terminal.out(authority.certificate);
  return 0;
}
