import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findOrInstallChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Why no browser can be started; empty when one can. */
    chromiumMissing: string;
  }
}

const ROOT = resolve(import.meta.dirname, '../..');

/** Builds the pages that the servers of these tests serve, and sees to a browser. */
export default function setUp(project: TestProject): void {
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'build-web.ts')], { stdio: ['ignore', 'ignore', 'inherit'] });
  const chromium = findOrInstallChromium();
  project.provide('chromiumMissing', 'missing' in chromium ? chromium.missing : '');
}
