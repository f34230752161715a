// What CONTRIBUTING calls "check": types, lint rules and format, side by side where that is quicker. Each prints what it found when it
// ends; the exit code is 1 when any of them found something.
import { spawn } from 'node:child_process';

/** Each line runs in its turn; linting takes as long as all others together. */
const LINES = [['lint'], ['typecheck', 'format:check']];

const failed = (await Promise.all(LINES.map(runLine))).flat();
if (failed.length > 0) console.error(`check: failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** The names of those that failed. */
async function runLine(names) {
  const failed = [];
  for (const name of names) if (!(await passes(name))) failed.push(name);
  return failed;
}

function passes(name) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (printed += text));
    }
    child.on('close', (code) => {
      process.stdout.write(printed);
      resolve(code === 0);
    });
    child.on('error', (error) => {
      console.error(`check: ${name}: ${error.message}`);
      resolve(false);
    });
  });
}
