import { environmentOf, type Client } from '../snippets/environment.ts';
import { shellWord } from '../snippets/shell-word.ts';
import { callingPlace } from './caller.ts';
import type { CliContext, ExitCode } from './context.ts';
import { printJson } from './terminal.ts';

export interface EnvOptions {
  readonly client: Client;
  readonly region: string;
  readonly json: boolean;
}

/** Prints the environment in which a client calls the server of this home: `eval "$(brokerage env --client go)"`. */
export async function env(context: CliContext, options: EnvOptions): Promise<ExitCode> {
  const variables = environmentOf(options.client, { ...(await callingPlace(context)), region: options.region });
  if (options.json) printJson(context.terminal, variables);
  else {
    const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${shellWord(value)}\n`);
    context.terminal.out(lines.join('') + (HINTS[options.client] ?? ''));
  }
  return 0;
}

/** Besides the environment, in comments. */
const HINTS: Partial<Record<Client, string>> = {
  tccli:
    '# tccli configure set ckafka.endpoint "$BROKERAGE_URL" vpc.endpoint "$BROKERAGE_URL" tag.endpoint "$BROKERAGE_URL"\n',
};
