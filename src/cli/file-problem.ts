import { SetupError } from '../lib/setup-error.ts';

const REMEDIES: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  ENOSPC: ['the disk is full', 'free some space, or set BROKERAGE_HOME to a folder on another disk'],
  EDQUOT: ['the disk quota is used up', 'free some space, or set BROKERAGE_HOME to a folder on another disk'],
  EACCES: ['this user may not write there', 'repair its owner and mode, or set BROKERAGE_HOME to another folder'],
  EPERM: ['this user may not write there', 'repair its owner and mode, or set BROKERAGE_HOME to another folder'],
  EROFS: ['its file system is read-only', 'set BROKERAGE_HOME to another folder'],
  ENOTDIR: ['a part of the path is a file', 'set BROKERAGE_HOME to a folder'],
  EEXIST: ['it is a file', 'set BROKERAGE_HOME to a folder'],
  ENAMETOOLONG: ['the path is too long', 'set BROKERAGE_HOME to a shorter one'],
};

/** The line for a person when the system refuses a call on a file; null when the error is of another kind. */
export function fileProblem(problem: unknown, path?: string): SetupError | null {
  if (!(problem instanceof Error) || !('code' in problem) || typeof problem.code !== 'string') return null;
  const known = REMEDIES[problem.code];
  const where = path ?? ('path' in problem && typeof problem.path === 'string' ? problem.path : undefined);
  if (known === undefined || where === undefined) return null;
  return new SetupError(`cannot use ${where}, ${known[0]}`, known[1], { cause: problem });
}
