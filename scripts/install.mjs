// Brings node_modules in line with package-lock.json. Runs before the packages are there, so: plain JavaScript, any Node from 18 on,
// nothing imported but Node itself. When nothing is to do it costs a few milliseconds. npm's own record of what it installed
// (node_modules/.package-lock.json, written when an install has ended well and removed when one begins) is what tells.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, delimiter, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
const nodeModules = join(root, 'node_modules');
const bundledNode = join(nodeModules, '.bin', 'node');

const reason = whyInstall();
if (reason !== null) {
  console.error(`brokerage: installing npm packages (${reason}; about 20 seconds, 500 MB)`);
  await runNpm();
  if (!existsSync(bundledNode)) {
    fail(
      'npm ran no install scripts, so Node 24 is missing from node_modules: ' +
        'run "npm rebuild --ignore-scripts=false" here, or set ignore-scripts to false',
    );
  }
  const stillWrong = whyInstall();
  if (stillWrong !== null) fail(`npm ended well and yet ${stillWrong}: delete node_modules and run the command again`);
  warmCompileCache();
}

/** Compiles the program once, in a process of its own, so that the first server finds it done and stays small. */
function warmCompileCache() {
  const script = `
    import { prepareRuntime } from './bin/runtime.mjs';
    prepareRuntime();
    await import('./src/cli/main.ts');
    await import('./src/main.ts');`;
  // A failure costs nothing here; the start itself will say what is wrong.
  spawnSync(bundledNode, ['--input-type=module', '-e', script], { cwd: root, stdio: 'ignore' });
}

/** Why node_modules is not what package-lock.json says; null when it is. */
function whyInstall() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  if (wanted === null) fail(`${join(root, 'package-lock.json')} cannot be read: restore it with git`);
  const installed = packagesOf(join(nodeModules, '.package-lock.json'));
  if (installed === null || !existsSync(bundledNode)) return 'first start';
  for (const [path, entry] of Object.entries(installed)) {
    const lock = wanted[path];
    if (lock === undefined || lock.version !== entry.version || lock.integrity !== entry.integrity)
      return 'package-lock.json has changed';
    if (!fits(entry.os, process.platform) || !fits(entry.cpu, process.arch))
      return 'node_modules is from another kind of machine';
  }
  const missing = Object.entries(wanted).some(([path, entry]) => path !== '' && !entry.optional && !installed[path]);
  return missing ? 'package-lock.json has changed' : null;
}

/** Whether a package whose lock entry names these systems (or none, or with "!" those it is not for) is for `current`. */
function fits(names, current) {
  if (names === undefined) return true;
  return names.includes(current) || (!names.includes(`!${current}`) && names.every((name) => name.startsWith('!')));
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/** `npm ci` with the npm, the settings and the registry that the person uses; ends this process when npm fails. */
async function runNpm() {
  const { npm_execpath: npmScript = '', npm_node_execpath: npmNode = '' } = process.env;
  // The Node that is about to be replaced must not run its own replacement.
  const sameNpm = basename(npmScript) === 'npm-cli.js' && npmNode !== '' && !npmNode.startsWith(nodeModules + sep);
  const command = sameNpm ? [npmNode, npmScript] : ['npm'];
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(nodeModules));
  const child = spawn(command[0], [...command.slice(1), 'ci', '--include=dev'], {
    cwd: root,
    stdio: 'inherit',
    // Packages that want a newer Node than the machine's get it: nothing but this script runs on the old one.
    env: {
      npm_config_loglevel: 'error',
      ...process.env,
      npm_config_engine_strict: 'false',
      PATH: path.join(delimiter),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const { code, signal, error } = await new Promise((settle) => {
    child.on('error', (error) => settle({ error }));
    child.on('exit', (code, signal) => settle({ code, signal }));
  });
  if (error !== undefined) fail(`npm cannot be started (${error.code}): install npm and run the command again`);
  if (signal) process.exit(128 + (constants.signals[signal] ?? 0));
  if (code !== 0)
    fail(`npm ci ended with ${code}: mend what npm says above (often the network) and run the command again`);
}

function fail(message) {
  console.error(`brokerage: ${message}`);
  process.exit(1);
}
