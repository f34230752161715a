import { InvalidArgumentError, type Command } from 'commander';
import { listBudgets, removeBudget, setBudget } from './budget.ts';
import { pay, release, showBalances, verify } from './billing.ts';
import type { CliContext, ExitCode } from './context.ts';
import { forecast } from './forecast.ts';
import { price } from './price.ts';

type NewCommand = (parent: Command, usage: string, description: string) => Command;

/** `price`, `forecast` and `billing …`. */
export function addMoneyCommands(
  program: Command,
  command: NewCommand,
  context: CliContext,
  onExit: (code: ExitCode) => void,
): void {
  command(program, 'price', 'say what an instance would cost')
    .option('--bandwidth <MB/s>', 'peak bandwidth, replicas counted', wholeNumber)
    .option('--disk <GB>', 'disk', wholeNumber)
    .option('--disk-type <type>', 'CLOUD_SSD or CLOUD_BASIC')
    .option('--partition <n>', 'partitions, replicas counted', wholeNumber)
    .option('--public-network <Mbps>', 'public bandwidth above the free share', wholeNumber)
    .option('--elastic', 'with elastic bandwidth, which is charged by use')
    .option('--standard <type>', 'the standard edition, by its InstanceType', wholeNumber)
    .option('--months <n>', 'prepaid, for so many months', wholeNumber)
    .action(async (given: PriceOptions) => {
      const { bandwidth, disk, diskType, partition, publicNetwork, standard, elastic, months, json } = given;
      const asked = {
        ...(bandwidth !== undefined && { bandwidthMBps: bandwidth }),
        ...(disk !== undefined && { diskSizeGB: disk }),
        ...(diskType !== undefined && { diskType }),
        ...(partition !== undefined && { partitions: partition }),
        ...(publicNetwork !== undefined && { publicNetworkMbps: publicNetwork }),
        ...(standard !== undefined && { standardType: standard }),
        ...(months !== undefined && { months }),
        ...(elastic !== undefined && { elasticBandwidth: elastic }),
      };
      onExit(await price(context, { ...asked, json }));
    });
  command(program, 'forecast', 'say what the instances of a Terraform plan would cost')
    .requiredOption('--plan <file>', 'what "terraform show -json" printed; - for standard input')
    .action(async (options: { plan: string; json: boolean }) => onExit(await forecast(context, options)));
  const billing = program.command('billing').description('balances and bills').helpCommand(false);
  command(billing, 'balance', 'show what each account has').action(async (options: { json: boolean }) =>
    onExit(await showBalances(context, options)),
  );
  command(billing, 'pay <appId> <amount>', 'add to the balance of an account (negative: take from it)')
    .option('--note <text>', 'what for', '')
    .action(async (appId: string, amount: string, { note, json }: { note: string; json: boolean }) =>
      onExit(await pay(context, { appId: wholeNumber(appId), amount, note, json })),
    );
  command(billing, 'release <appId>', 'charge an account again that was parked because its lines looked wrong').action(
    async (appId: string, { json }: { json: boolean }) =>
      onExit(await release(context, { appId: wholeNumber(appId), json })),
  );
  command(billing, 'verify', 'compute every bill line again and compare each digit (exit code 1: one differs)')
    .option('--from <time>', 'hours from this time on, such as "2026-03-01 00:00:00" (UTC+8)')
    .option('--to <time>', 'hours before this time')
    .action(async (options: { from?: string; to?: string; json: boolean }) => onExit(await verify(context, options)));
  addBudgetCommands(
    billing.command('budget').description('what accounts are to cost at most'),
    command,
    context,
    onExit,
  );
}

interface BudgetOptions {
  readonly account: number;
  readonly tag?: string;
  readonly json: boolean;
}

function addBudgetCommands(
  budget: Command,
  command: NewCommand,
  context: CliContext,
  onExit: (code: ExitCode) => void,
): void {
  const account = ['--account <appId>', 'of which account', wholeNumber] as const;
  const tag = ['--tag <key=value>', 'only what carries this tag'] as const;
  budget.helpCommand(false);
  command(budget, 'set', 'limit what an account, or a tag of it, costs in a month; again: change it')
    .requiredOption(...account)
    .option(...tag)
    .requiredOption('--monthly <amount>', 'in the currency of the account')
    .option('--warn <percent...>', 'tell the account when so much is spent, besides at 100', [])
    .option('--refuse', 'sell nothing more that would exceed it', false)
    .action(async (options: BudgetOptions & { monthly: string; warn: string[]; refuse: boolean }) =>
      onExit(await setBudget(context, options)),
    );
  command(budget, 'list', 'show what is set and what the month was charged')
    .option(...account)
    .action(async (options: { account?: number; json: boolean }) => onExit(await listBudgets(context, options)));
  command(budget, 'remove', 'lift a limit')
    .requiredOption(...account)
    .option(...tag)
    .action(async (options: BudgetOptions) => onExit(await removeBudget(context, options)));
}

interface PriceOptions {
  readonly bandwidth?: number;
  readonly disk?: number;
  readonly diskType?: string;
  readonly partition?: number;
  readonly publicNetwork?: number;
  readonly standard?: number;
  readonly months?: number;
  readonly elastic?: boolean;
  readonly json: boolean;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
