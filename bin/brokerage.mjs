#!/usr/bin/env node
// The command `brokerage`. Plain JavaScript for any Node from 18 on: it goes on in this very process when its Node can run the
// program, and otherwise hands over to the Node 24 that a clone has in node_modules.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join, sep } from 'node:path';
import { setTimeout } from 'node:timers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { prepareRuntime } from './runtime.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const isClone = !root.includes(`${sep}node_modules${sep}`) && existsSync(join(root, 'src', 'cli', 'main.ts'));
const program = isClone ? join(root, 'src', 'cli', 'main.ts') : join(root, 'dist', 'cli', 'main.js');
const bundledNode = join(root, 'node_modules', '.bin', 'node');
const [major, minor] = process.versions.node.split('.').map(Number);

if (isClone && !existsSync(join(root, 'node_modules', '.package-lock.json'))) {
  fail('its npm packages are not installed: run "npm start" once, or "node scripts/install.mjs"');
} else if (major > 22 || (major === 22 && minor >= 18)) {
  prepareRuntime();
  const { main } = await import(pathToFileURL(program).href);
  await main(process.argv.slice(2));
} else if (isClone && existsSync(bundledNode)) {
  handOver(bundledNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)]);
} else {
  fail(`it needs Node.js 22.18 or newer and this is ${process.version}: install a newer Node.js`);
}

/**
 * Ends as the other Node ends. Every signal is passed on: one that a terminal sends to the whole group then arrives twice at the
 * same moment, which the program counts as one.
 */
function handOver(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', (error) =>
    fail(`${node} cannot be started (${error.code}): delete node_modules and run "npm start"`),
  );
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    // Where the signal is one that does not end a process.
    setTimeout(() => process.exit(128 + constants.signals[signal]), 100);
  });
}

function fail(message) {
  console.error(`brokerage: ${message}`);
  process.exitCode = 1;
}
