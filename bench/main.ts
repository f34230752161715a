/**
 * `npm run bench` answers every question, `npm run bench -- memory` only one; `node bench/main.ts memory --runs 1` is quick and says
 * less. Ends with one table; a figure that misses its aim is marked and nothing more, because a busy machine is no defect.
 */
import { parseArgs } from 'node:util';
import { table } from '../src/cli/terminal.ts';
import { loadConfig } from '../src/config.ts';
import { createAnswer } from './create-answer.ts';
import { firstRecordQuestion } from './first-record.ts';
import { openBench, type Findings, type OpenBench, type Question } from './machine/bench.ts';
import { extension } from './extension.ts';
import { limits } from './limits.ts';
import { memory } from './memory.ts';
import { metering } from './metering.ts';
import { pages } from './pages.ts';
import { requests } from './requests.ts';
import { samples } from './samples.ts';
import { reportRows } from './report/figure.ts';

const QUESTIONS: readonly Question[] = [
  createAnswer,
  firstRecordQuestion,
  memory,
  requests,
  metering,
  samples,
  extension,
  limits,
  pages,
];

const { values, positionals } = parseArgs({ options: { runs: { type: 'string' } }, allowPositionals: true });
const asked = QUESTIONS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const unknown = positionals.filter((name) => !QUESTIONS.some((question) => question.name === name));
const runs = values.runs === undefined ? null : Number(values.runs);

if (unknown.length > 0) {
  refuse(`no question ${unknown.join(', ')}: ask ${QUESTIONS.map(({ name }) => name).join(', ')} or nothing for all`);
} else if (runs !== null && !(Number.isInteger(runs) && runs > 0)) {
  refuse('--runs takes a whole number from 1');
} else {
  await answerAll();
}

async function answerAll(): Promise<void> {
  const found: Findings[] = [];
  for (const question of asked) {
    say(`${question.name}: ${question.asks}`);
    found.push(await answer(question));
  }
  const notes = found.flatMap((it) => it.notes);
  console.log(`\n${table(reportRows(found.flatMap((it) => it.figures)))}\n${notes.join('\n')}`);
}

/** A question that cannot be answered says why, and the others are still asked. */
async function answer(question: Question): Promise<Findings> {
  const { cacheFolder } = loadConfig(process.env, process.cwd());
  const bench = openBench({ cacheFolder, runs: runs ?? question.runs, say });
  const interrupted = interruptible(bench);
  try {
    return await withinLimit(question, bench);
  } catch (problem) {
    process.exitCode = 1;
    const why = problem instanceof Error ? problem.message : String(problem);
    return { figures: [], notes: [`${question.name}: no answer: ${why}`] };
  } finally {
    await bench.end();
    interrupted.close();
  }
}

async function withinLimit(question: Question, bench: OpenBench): Promise<Findings> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`stopped after ${question.limitMs / 1000} s`)), question.limitMs);
  try {
    return await Promise.race([question.measure(bench), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Ctrl-C ends everything that was started before it ends this process. */
function interruptible(bench: OpenBench): { close(): void } {
  const stop = (): void => void bench.end().then(() => process.exit(130));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, stop);
  return {
    close: () => {
      for (const signal of signals) process.off(signal, stop);
    },
  };
}

function say(text: string): void {
  process.stderr.write(`bench: ${text}\n`);
}

function refuse(text: string): void {
  say(text);
  process.exitCode = 2;
}
