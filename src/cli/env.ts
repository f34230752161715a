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

/** The products whose calls are served. */
const PRODUCTS = ['ckafka', 'vpc', 'tag', 'sts', 'cam', 'billing', 'monitor', 'region', 'api', 'cvm'];

/**
 * Prints the environment in which a client calls the server of this home: `eval "$(brokerage env --client go)"`. tccli takes its endpoints
 * from a profile only: it gets one of its own, which leaves the others as they are.
 */
export async function env(context: CliContext, options: EnvOptions): Promise<ExitCode> {
  const { client, region, json } = options;
  const place = await callingPlace(context);
  const variables = environmentOf(client, { ...place, region });
  if (json) printJson(context.terminal, variables);
  else {
    const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${shellWord(value)}\n`);
    context.terminal.out(lines.join('') + (client === 'tccli' ? tccliProfile(place.authorityFile !== null) : ''));
  }
  return 0;
}

function tccliProfile(isHttps: boolean): string {
  const endpoints = PRODUCTS.map((it) => `${it}.endpoint "$BROKERAGE_URL"`).join(' ');
  const warning = isHttps
    ? '# tccli cannot be told to trust an authority: it does not get through to this server.\n'
    : '';
  return `${warning}tccli configure set output json ${endpoints}\n`;
}
