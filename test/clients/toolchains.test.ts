import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { missingTool, outcome, titled } from './toolchains.ts';

const ABSENT = 'no-such-toolchain';
afterEach(() => vi.unstubAllEnvs());

describe("on a person's machine", () => {
  beforeEach(() => vi.stubEnv('CI', undefined));

  it('a toolchain that is there is not missing', () => {
    expect(missingTool(process.execPath, '--version')).toBeNull();
    expect(titled('a session with node', null)).toBe('a session with node');
  });

  it('one that is not there leaves its tests out, with the reason in their name', () => {
    const missing = missingTool(ABSENT, 'version');
    expect(missing).toBe('no-such-toolchain is not on this machine');
    expect(titled('a session with go', missing)).toBe(
      'a session with go (left out: no-such-toolchain is not on this machine)',
    );
  });

  it('one that is there and cannot be run is told apart', () => {
    expect(missingTool(process.execPath, '-e', 'process.exit(3)')).toMatch(/cannot be run here \(it ends with 3\)$/);
  });
});

describe('with CI=true', () => {
  beforeEach(() => vi.stubEnv('CI', 'true'));

  it('nothing counts as missing, so the test runs and fails by the name of what is', async () => {
    expect(missingTool(ABSENT, 'version')).toBeNull();
    await expect(outcome(ABSENT, ['run', '.'])).rejects.toThrow('spawn no-such-toolchain ENOENT');
  });
});
