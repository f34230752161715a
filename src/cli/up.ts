import type { Config } from '../config.ts';
import type { CliContext, ExitCode } from './context.ts';
import type { RunningBrokerage } from './composition.ts';
import { callsToPaste } from './calls-to-paste.ts';
import { authorityFile } from '../server-certificate.ts';
import { prepareHome } from './home.ts';
import { homeTaken, isLock, takeHome } from './home-lock.ts';
import { openLog } from './open-log.ts';
import { refuseTakenPort } from './port-holder.ts';
import { progressDisplay } from './progress.ts';
import { listenForStop, type StopListener } from './stop-signals.ts';
import { printJson } from './terminal.ts';

export interface UpOptions {
  readonly json: boolean;
  /** HTTPS, whatever the configuration says. */
  readonly tls: boolean;
}

/**
 * Serves until it is asked to stop: Ctrl-C, SIGTERM and SIGHUP end all that was started, SIGUSR2 leaves the brokers running.
 * @throws SetupError when the home or the port is taken, or something that is needed is missing.
 */
export async function up(context: CliContext, options: UpOptions): Promise<ExitCode> {
  const asConfigured = context.config();
  const config = { ...asConfigured, tls: asConfigured.tls || options.tls };
  const { terminal } = context;
  prepareHome(config.home);
  const lock = await takeHome(config.home, 'up');
  if (!isLock(lock)) throw homeTaken(config.home, lock);
  const stop = listenForStop(context.signals, () => {
    terminal.err('brokerage: stopped at once; "brokerage down" ends what is left\n');
    lock.release();
    context.exitNow(1);
  });
  void stop.requested.then(({ leaveBrokers }) =>
    terminal.err(`brokerage: stopping${leaveBrokers ? ', brokers go on' : ''} (Ctrl-C again: at once)\n`),
  );
  try {
    await refuseTakenPort(config.listen);
    const running = await start(context, config, stop);
    if (running === null) return 0;
    lock.announce(running.url);
    if (!stop.isRequested()) greet(context, running, config, options.json);
    await running.stop(await stop.requested);
    terminal.err('brokerage: stopped\n');
    return 0;
  } finally {
    stop.close();
    lock.release();
  }
}

/** null when the start was broken off because somebody asked to stop: a Ctrl-C also ends the Maven that fetches. */
async function start(context: CliContext, config: Config, stop: StopListener): Promise<RunningBrokerage | null> {
  const log = openLog(config);
  const progress = progressDisplay(context.terminal);
  try {
    const composition = await context.composition();
    return await composition.startBrokerage(config, {
      log,
      onProgress: (text, done, total) => progress.show(text, done, total),
    });
  } catch (problem) {
    if (stop.isRequested()) return null;
    throw problem;
  } finally {
    progress.end();
  }
}

function greet({ terminal }: CliContext, { url, firstKeyPair }: RunningBrokerage, config: Config, json: boolean): void {
  const { home } = config;
  if (json) printJson(terminal, { url, keyPair: firstKeyPair, pid: process.pid, home });
  else terminal.out(callsToPaste({ ...config, url, keyPair: firstKeyPair, authorityFile: authorityFile(home) }));
}
