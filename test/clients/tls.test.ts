import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyAction } from '../../src/api/define-action.ts';
import { startApi, type ApiUnderTest } from '../../src/api/testing/api-under-test.ts';
import { SECRET_ID, SECRET_KEY } from '../../src/api/testing/memory-storage.ts';
import { manualClock, systemClock } from '../../src/lib/clock.ts';
import { systemRandom } from '../../src/lib/random.ts';
import { authorityFile, certifiedNames, ensureServerCertificate } from '../../src/server-certificate.ts';
import {
  GO_FILES,
  javaClasspath,
  missingTool,
  outcome,
  pythonWithClients,
  run,
  titled,
  type RunOptions,
} from './toolchains.ts';
