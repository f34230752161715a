import { SetupError } from '../lib/setup-error.ts';
import { parametersFrom } from '../snippets/json-text.ts';
import { authorityOf, callingPlace } from './caller.ts';
import type { CliContext, ExitCode } from './context.ts';
import { printJson } from './terminal.ts';

export interface CallCommandOptions {
  readonly action: string;
  /** JSON text. */
  readonly parameters: string;
  readonly product?: string;
  readonly region: string;
}

/** Signs and makes one call to the server of this home, and prints its Response; exit code 1 when it is refused. */
export async function call(context: CliContext, options: CallCommandOptions): Promise<ExitCode> {
  parametersIn(options.parameters);
  const place = await callingPlace(context);
  const composition = await context.composition();
  const authority = authorityOf(place);
  const response = await composition.callAction({
    ...options,
    url: place.url,
    ...place.keyPair,
    ...(authority === undefined ? {} : { authority }),
    at: context.clock.now(),
  });
  printJson(context.terminal, response);
  return 'Error' in response ? 1 : 0;
}

/** @throws SetupError for what is no object. */
export function parametersIn(text: string): Record<string, unknown> {
  try {
    const value = parametersFrom(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new SetupError('the parameters are not a JSON object', `send one like '{"Limit": 10}'`);
}
