// How Node runs the program. A control plane lives beside the brokers it sells, so it must be small: measured, it takes 230 MB as
// Node comes and 120 MB like this. Most of that is the TypeScript stripper, which the cache makes needless from the second start on.
import module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import v8 from 'node:v8';

/** Threads for files and hashes; each keeps its own memory. */
const THREADS = 2;

/** To be called before anything of the program is imported, by everything that runs it: what is compiled is kept for these settings. */
export function prepareRuntime() {
  process.env.UV_THREADPOOL_SIZE ??= String(THREADS);
  // The space for young objects stays as small as it begins: bursts make it grow to 128 MB otherwise, and it hardly ever shrinks. Flags
  // of its size are read before any program runs.
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  const cache = process.env.BROKERAGE_CACHE || join(homedir(), '.cache', 'brokerage');
  module.enableCompileCache(join(cache, 'node'));
}
