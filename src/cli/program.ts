import { Command, InvalidArgumentError, Option } from 'commander';
import { CLIENTS, type Client } from '../snippets/environment.ts';
import { LANGUAGES } from '../snippets/snippet.ts';
import { createAccount, listAccounts } from './accounts.ts';
import { certificate } from './certificate.ts';
import { call } from './call.ts';
import { codeOfCall } from './code-of-call.ts';
import { addCompletion } from './completion/completion.ts';
import type { CliContext, ExitCode } from './context.ts';
import { createCredentials, disableCredentials, listCredentials } from './credentials.ts';
import { doctor } from './doctor.ts';
import { down } from './down.ts';
import { env } from './env.ts';
import { instances } from './instances.ts';
import { logs } from './logs.ts';
import { addMoneyCommands } from './money-commands.ts';
import { addTimeCommands } from './time-commands.ts';
import { status } from './status.ts';
import { tail } from './tail.ts';
import { upDetached } from './up-detached.ts';
import { up } from './up.ts';

/** The options of `call`. */
interface CallWords extends Json {
  readonly product?: string;
  readonly region: string;
  readonly as?: string;
}

interface Json {
  readonly json: boolean;
}

/**
 * The command line. Running it tells `onExit` how the command ended; a command that fails rejects.
 * `entry` is what starts this program again, for a server in the background.
 */
export function buildProgram(context: CliContext, entry: readonly string[], onExit: (code: ExitCode) => void): Command {
  const program = new Command('brokerage')
    .description('A self-hosted, pay-as-you-go Kafka service that speaks the Tencent Cloud CKafka API')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.terminal.out(text),
      writeErr: (text) => context.terminal.err(text),
    });
  const command = (parent: Command, usage: string, description: string): Command =>
    parent.command(usage).description(description).option('--json', 'answer in JSON', false);

  command(program, 'up', 'start Brokerage and serve calls until Ctrl-C')
    .option('-d, --detach', 'go on in the background once calls are served', false)
    .option('--tls', 'serve calls over HTTPS, with a certificate of its own authority', false)
    .action(async ({ detach, json, tls }: Json & { detach: boolean; tls: boolean }) => {
      onExit(await (detach ? upDetached(context, entry, { json, tls }) : up(context, { json, tls })));
    });
  command(program, 'down', 'stop the Brokerage of this home, and what a killed one left behind')
    .option('--leave-brokers', 'let brokers, ZooKeeper and the database go on', false)
    .action(async (options: Json & { leaveBrokers: boolean }) => onExit(await down(context, options)));
  command(program, 'status', 'say whether Brokerage runs and serves calls (exit code 1: it does not)').action(
    async (options: Json) => onExit(await status(context, options)),
  );
  command(program, 'instances', 'list the instances of every account').action(async (options: Json) =>
    onExit(await instances(context, options)),
  );
  command(program, 'tail <instance>', 'follow what happens to an instance, until Ctrl-C')
    .option('-n, --lines <n>', 'how many of the last events first', wholeNumber, 20)
    .action(async (instanceId: string, { lines, json }: Json & { lines: number }) =>
      onExit(await tail(context, { instanceId, lineCount: lines, json })),
    );
  addLogs(command(program, 'logs <instance>', "show the last lines of an instance's broker logs"), context, onExit);
  command(program, 'certificate <instance>', 'print what clients of its encrypted routes are told to trust').action(
    async (instanceId: string, { json }: Json) => onExit(await certificate(context, { instanceId, json })),
  );
  command(program, 'doctor', 'look at what Brokerage needs of this machine').action(async (options: Json) =>
    onExit(await doctor(context, options)),
  );
  addCalls((usage, description) => command(program, usage, description), context, onExit);
  const accounts = program.command('account').description('who owns instances and key pairs').helpCommand(false);
  addAccounts((usage, description) => command(accounts, usage, description), context, onExit);
  const credentials = program
    .command('credentials')
    .alias('key')
    .description('key pairs that calls are signed with')
    .helpCommand(false);
  addCredentials((usage, description) => command(credentials, usage, description), context, onExit);
  addMoneyCommands(program, command, context, onExit);
  addTimeCommands(program, command, context, onExit);
  addCompletion(program, context.terminal, onExit);
  return program;
}

function addLogs(command: Command, context: CliContext, onExit: (code: ExitCode) => void): void {
  interface Options extends Json {
    readonly broker?: number;
    readonly lines: number;
    readonly follow: boolean;
  }
  command
    .option('-b, --broker <n>', 'of this broker only', wholeNumber)
    .option('-n, --lines <n>', 'how many lines of each', wholeNumber, 100)
    .option('-f, --follow', 'go on with new lines until Ctrl-C', false)
    .action(async (instanceId: string, { broker, lines, follow, json }: Options) => {
      const ofBroker = broker === undefined ? {} : { brokerId: broker };
      onExit(await logs(context, { instanceId, ...ofBroker, lineCount: lines, follow, json }));
    });
}

function addCalls(
  command: (usage: string, description: string) => Command,
  context: CliContext,
  onExit: (code: ExitCode) => void,
): void {
  const region = ['--region <code>', 'the region of the call', 'ap-guangzhou'] as const;
  command('call <action> [parameters]', 'sign and make one call, its parameters in JSON')
    .option('--product <name>', 'where several products have an action of this name')
    .option(...region)
    .addOption(
      new Option('--as <language>', 'print the code of the call instead').choices(LANGUAGES.map((it) => it.id)),
    )
    .action(async (action: string, parameters: string | undefined, { as, ...options }: CallWords) => {
      const asked = { action, parameters: parameters ?? '{}', ...options };
      onExit(await (as === undefined ? call(context, asked) : codeOfCall(context, { ...asked, language: as })));
    });
  command('env', 'print the environment in which a client calls this server')
    .addOption(new Option('--client <name>', 'for this client').choices(CLIENTS).default('tccli'))
    .option(...region)
    .action(async (options: Json & { client: Client; region: string }) => onExit(await env(context, options)));
}

function addAccounts(
  command: (usage: string, description: string) => Command,
  context: CliContext,
  onExit: (code: ExitCode) => void,
): void {
  command('create', 'open an account with an AppId and a Uin of its own')
    .option('--time-zone <name>', 'in whose hours it is billed', 'Asia/Shanghai')
    .action(async ({ timeZone, json }: Json & { timeZone: string }) =>
      onExit(await createAccount(context, { timeZone, json })),
    );
  command('list', 'list accounts').action(async (options: Json) => onExit(await listAccounts(context, options)));
}

function addCredentials(
  command: (usage: string, description: string) => Command,
  context: CliContext,
  onExit: (code: ExitCode) => void,
): void {
  command('create', 'make a key pair and show its SecretKey, once')
    .option('--name <name>', 'a word to know it by', 'made by hand')
    .option('--app-id <n>', 'for this account instead of the first', wholeNumber)
    .option('--read-only', 'calls that change anything are refused to it', false)
    .action(async ({ name, appId, readOnly, json }: Json & { name: string; appId?: number; readOnly: boolean }) => {
      const access = readOnly ? 'read-only' : 'full';
      onExit(await createCredentials(context, { name, access, json, ...(appId === undefined ? {} : { appId }) }));
    });
  command('list', 'list key pairs, without secrets').action(async (options: Json) =>
    onExit(await listCredentials(context, options)),
  );
  command('disable <secretId>', 'refuse calls that are signed with this pair from now on').action(
    async (secretId: string, { json }: Json) => onExit(await disableCredentials(context, { secretId, json })),
  );
}

function wholeNumber(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
