import { callingPlace, type CallingPlace } from './caller.ts';
import type { CliContext, ExitCode } from './context.ts';
import { printJson } from './terminal.ts';

export const CLIENTS = ['tccli', 'terraform', 'python', 'go', 'java', 'node'] as const;
export type Client = (typeof CLIENTS)[number];

export interface EnvOptions {
  readonly client: Client;
  readonly region: string;
  readonly json: boolean;
}

/** Prints the environment in which a client calls the server of this home: `eval "$(brokerage env --client go)"`. */
export async function env(context: CliContext, options: EnvOptions): Promise<ExitCode> {
  const variables = variablesFor(options, await callingPlace(context));
  if (options.json) printJson(context.terminal, variables);
  else {
    const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${quote(value)}\n`);
    context.terminal.out(lines.join('') + (HINTS[options.client] ?? ''));
  }
  return 0;
}

/** Besides the environment, in comments. */
const HINTS: Partial<Record<Client, string>> = {
  tccli:
    '# tccli configure set ckafka.endpoint "$BROKERAGE_URL" vpc.endpoint "$BROKERAGE_URL" tag.endpoint "$BROKERAGE_URL"\n',
};

function variablesFor({ client, region }: EnvOptions, place: CallingPlace): Record<string, string> {
  const { url, keyPair, authorityFile } = place;
  return {
    BROKERAGE_URL: url,
    TENCENTCLOUD_SECRET_ID: keyPair.secretId,
    TENCENTCLOUD_SECRET_KEY: keyPair.secretKey,
    TENCENTCLOUD_REGION: region,
    // Its provider has no setting for an endpoint: its plain HTTP calls come here as to a proxy.
    ...(client === 'terraform' ? { TENCENTCLOUD_PROTOCOL: 'HTTP', HTTP_PROXY: url, NO_PROXY: '' } : {}),
    ...(authorityFile !== null && client === 'node' ? { NODE_EXTRA_CA_CERTS: authorityFile } : {}),
    ...(authorityFile !== null && client === 'go' ? { SSL_CERT_FILE: authorityFile } : {}),
    ...(authorityFile !== null && client === 'python' ? { BROKERAGE_CA: authorityFile } : {}),
  };
}

/** For a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
