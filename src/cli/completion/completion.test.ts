import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENTS } from '../../snippets/environment.ts';
import { buildProgram } from '../program.ts';
import { fakeCli } from '../testing/fake-context.ts';

/** How a shell is asked, without a terminal, what it offers for the last of these words. One offer a line, whatever follows a tab or colon. */
const ASK: Record<string, (script: string, words: readonly string[]) => readonly string[]> = {
  bash: (script, words) => [
    ...['--norc', '-c'],
    `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _brokerage; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ...['bash', script, ...words],
  ],
  // What zsh's own functions would be given; they work in its line editor only.
  zsh: (script, words) => [
    ...['-f', '-c'],
    `compdef() { : }; _describe() { print -l -- "\${(@P)2}" }; _files() { print -l -- * }
     source "$1"; shift; words=("$@"); CURRENT=$#; _brokerage || true`,
    ...['zsh', script, ...words],
  ],
  fish: (script, words) => ['--no-config', '-c', `source ${script}; complete -C '${words.join(' ')}'`],
};
const SHELLS = Object.keys(ASK).map((shell) => [
  shell,
  isThere(shell) ? '' : ` (left out: ${shell} is not on this machine)`,
]);

function isThere(shell: string): boolean {
  try {
    execFileSync(shell, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brokerage-completion-'));
  writeFileSync(join(folder, 'plan.json'), '{}');
});
afterAll(() => rmSync(folder, { recursive: true }));

const program = buildProgram(fakeCli('/nowhere').context, [], () => undefined);
const commands = program.commands.map((it) => it.name());

describe.each(SHELLS)('completion for %s%s', (shell, missing) => {
  const offered = async (...words: string[]): Promise<string[]> => {
    const cli = fakeCli(folder);
    expect(await cli.run('completion', shell)).toBe(0);
    const script = join(folder, shell);
    writeFileSync(script, cli.written.out);
    const args = ASK[shell]?.(script, ['brokerage', ...words]) ?? [];
    const printed = execFileSync(shell, args, { cwd: folder, encoding: 'utf8' });
    const last = words.at(-1) ?? '';
    const all = printed.split('\n').map((line) => line.replace(/[\t:].*/, ''));
    return all.filter((word) => word !== '' && word.startsWith(last));
  };

  it.skipIf(missing !== '')('offers every command, and those below one, also by its alias', async () => {
    expect((await offered('')).filter((it) => !it.startsWith('-')).sort()).toEqual([...commands].sort());
    expect((await offered('cred')).sort()).toEqual(['credentials']);
    const below = ['create', 'disable', 'list'];
    expect((await offered('credentials', '')).filter((it) => !it.startsWith('-')).sort()).toEqual(below);
    expect((await offered('key', '')).filter((it) => !it.startsWith('-')).sort()).toEqual(below);
    expect((await offered('completion', '')).filter((it) => !it.startsWith('-')).sort()).toEqual([
      'bash',
      'fish',
      'zsh',
    ]);
  });

  it.skipIf(missing !== '')('offers the options of the command that is typed, and of no other', async () => {
    expect((await offered('down', '--')).sort()).toEqual(['--help', '--json', '--leave-brokers']);
    const create = ['--app-id', '--help', '--json', '--name', '--read-only'];
    expect((await offered('key', 'create', '--name', 'list', '--')).sort()).toEqual(create);
  });

  it.skipIf(missing !== '')('offers the values of an option: its choices, files, or nothing', async () => {
    expect((await offered('env', '--region', 'ap-tokyo', '--client', '')).sort()).toEqual([...CLIENTS].sort());
    expect(await offered('env', '--client', 't')).toEqual(['tccli', 'terraform']);
    expect(await offered('forecast', '--plan', 'pl')).toEqual(['plan.json']);
    expect(await offered('credentials', 'create', '--name', '')).toEqual([]);
  });
});

it('refuses a shell that it does not know', async () => {
  const cli = fakeCli(folder);
  expect(await cli.run('completion', 'tcsh')).toBe(2);
  expect(cli.written.err).toContain('bash, zsh, fish');
});
