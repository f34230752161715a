import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SetupError } from '../lib/setup-error.ts';
import type { RunningBrokerage } from './composition.ts';
import { homeHolder } from './home-lock.ts';
import { fakeCli } from './testing/fake-context.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'brokerage-up-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const URL_OF_SERVER = 'http://127.0.0.1:4711';
const KEY_PAIR = { secretId: 'AKIDexample', secretKey: 'example-key' };

function server(overrides: Partial<RunningBrokerage> = {}): { running: RunningBrokerage; stops: boolean[] } {
  const stops: boolean[] = [];
  const stop = ({ leaveBrokers }: { leaveBrokers: boolean }): Promise<void> => {
    stops.push(leaveBrokers);
    return Promise.resolve();
  };
  return { running: { url: URL_OF_SERVER, firstKeyPair: KEY_PAIR, stop, ...overrides }, stops };
}

describe('up', () => {
  it('prints where calls go, the key pair and calls to paste, and ends with 0 when it is asked to stop', async () => {
    const { running, stops } = server();
    const cli = fakeCli(home, {
      startBrokerage: (_, { onProgress }) => {
        onProgress('making the database');
        return Promise.resolve(running);
      },
    });
    const ended = cli.run('up');
    await vi.waitFor(() => expect(homeHolder(home)?.url).toBe(URL_OF_SERVER));
    for (const words of [
      URL_OF_SERVER,
      'AKIDexample',
      'example-key',
      'a balance that begins at 1000000.00',
      'tccli',
      'python3',
      'node -e',
      'terraform',
    ])
      expect(cli.written.out).toContain(words);
    expect(cli.written.err).toBe('brokerage: making the database\n');
    cli.signals.emit('SIGINT', 'SIGINT');
    expect(await ended).toBe(0);
    expect(stops).toEqual([false]);
    expect(homeHolder(home)).toBeNull();
    expect(cli.signals.eventNames()).toEqual([]);
  });

  it('answers one JSON value, and leaves brokers when it is asked to', async () => {
    const { running, stops } = server();
    const cli = fakeCli(home, { startBrokerage: () => Promise.resolve(running) });
    const ended = cli.run('up', '--json');
    await vi.waitFor(() => expect(cli.written.out).not.toBe(''));
    expect(cli.json()).toEqual({ url: URL_OF_SERVER, keyPair: KEY_PAIR, pid: process.pid, home });
    cli.signals.emit('SIGUSR2', 'SIGUSR2');
    expect(await ended).toBe(0);
    expect(stops).toEqual([true]);
  });

  it('says how to get a key pair when all are disabled', async () => {
    const { running } = server({ firstKeyPair: null });
    const cli = fakeCli(home, { startBrokerage: () => Promise.resolve(running) });
    const ended = cli.run('up');
    await vi.waitFor(() => expect(cli.written.out).toContain('brokerage credentials create'));
    cli.signals.emit('SIGTERM', 'SIGTERM');
    await ended;
  });

  it('stops what a start brought up when it was asked to stop meanwhile', async () => {
    const { running, stops } = server();
    const starting = Promise.withResolvers<RunningBrokerage>();
    const cli = fakeCli(home, { startBrokerage: () => starting.promise });
    const ended = cli.run('up');
    await vi.waitFor(() => expect(cli.signals.listenerCount('SIGTERM')).toBe(1));
    cli.signals.emit('SIGTERM', 'SIGTERM');
    starting.resolve(running);
    expect(await ended).toBe(0);
    expect(stops).toEqual([false]);
    expect(cli.written.out).toBe('');
  });

  it('ends in order when the stop itself broke the start off', async () => {
    const starting = Promise.withResolvers<RunningBrokerage>();
    const cli = fakeCli(home, { startBrokerage: () => starting.promise });
    const ended = cli.run('up');
    await vi.waitFor(() => expect(cli.signals.listenerCount('SIGINT')).toBe(1));
    cli.signals.emit('SIGINT', 'SIGINT');
    starting.reject(new SetupError('mvn ended', 'try again'));
    expect(await ended).toBe(0);
    expect(cli.written.err).toBe('brokerage: stopping (Ctrl-C again: at once)\n');
  });

  it('refuses a second server on the home, in one line', async () => {
    const { running } = server();
    const first = fakeCli(home, { startBrokerage: () => Promise.resolve(running) });
    const ended = first.run('up');
    await vi.waitFor(() => expect(homeHolder(home)?.url).toBe(URL_OF_SERVER));
    const second = fakeCli(home);
    expect(await second.run('up')).toBe(1);
    expect(second.written.err).toMatch(/^brokerage: Brokerage already runs on the home .*\n$/);
    expect(await second.run('up', '--detach')).toBe(1);
    first.signals.emit('SIGINT', 'SIGINT');
    await ended;
  });

  it('refuses a taken port before anything is started, naming who has it', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as AddressInfo;
    const cli = fakeCli(home, {}, { BROKERAGE_LISTEN: `127.0.0.1:${port}` });
    expect(await cli.run('up')).toBe(1);
    holder.close();
    const who = process.platform === 'linux' ? ` by process ${process.pid} \\(.+\\)` : '.*';
    expect(cli.written.err).toMatch(new RegExp(`^brokerage: port ${port} of 127.0.0.1 is taken${who}: stop .*\\n$`));
    expect(homeHolder(home)).toBeNull();
  });

  it('ends with 1 and one line when something that is needed is missing', async () => {
    const cli = fakeCli(home, { startBrokerage: () => Promise.reject(new SetupError('no Java', 'install one')) });
    expect(await cli.run('up')).toBe(1);
    expect(cli.written.err).toBe('brokerage: no Java: install one\n');
    expect(homeHolder(home)).toBeNull();
  });

  it('puts what nobody foresaw into the log and says where', async () => {
    const cli = fakeCli(home, { startBrokerage: () => Promise.reject(new Error('a riddle')) });
    expect(await cli.run('up')).toBe(1);
    const file = join(home, 'logs', 'brokerage.log');
    expect(cli.written.err).toBe(
      `brokerage: something unexpected happened (a riddle): the whole of it is at the end of ${file}\n`,
    );
    expect(readFileSync(file, 'utf8')).toContain('up.test.ts');
  });
});
