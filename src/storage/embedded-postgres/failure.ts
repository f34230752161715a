import { SetupError } from '../../lib/setup-error.ts';

const OUTSIDE = 'name an outside PostgreSQL in DATABASE_URL';

/** One line for a person, from the error of a file call on `path`. */
export function fileFailure(path: string, cause: unknown): SetupError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  const problem = `the database folder ${path} cannot be used`;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new SetupError(`${problem}, the disk is full`, `free some space, or ${OUTSIDE}`, { cause });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new SetupError(
        `${problem}, it is not writable for this user`,
        'repair its owner and mode, or choose another BROKERAGE_HOME',
        { cause },
      );
    default:
      return new SetupError(`${problem} (${String(cause)})`, 'repair it, or choose another BROKERAGE_HOME', { cause });
  }
}

/** One line for a person, from what initdb or postgres printed before it ended. */
export function outputFailure(program: string, output: string): SetupError {
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return new SetupError(`${program} found the disk full`, `free some space, or ${OUTSIDE}`);
  }
  if (/could not bind Unix address|could not create lock file|\.s\.PGSQL\.\d+\.lock/.test(output)) {
    return new SetupError(
      `${program} cannot make its socket (${tellingLine(output)})`,
      'end the server that has it, or use another BROKERAGE_HOME',
    );
  }
  if (/database files are incompatible with server/.test(output)) {
    return new SetupError(
      'the database was made by another major version of PostgreSQL',
      `start the Brokerage that made it, or ${OUTSIDE}`,
    );
  }
  return new SetupError(`${program} ended (${tellingLine(output)})`, `repair what it names, or ${OUTSIDE}`);
}

function tellingLine(output: string): string {
  const lines = output.trim().split('\n');
  const telling = lines.filter((line) => /FATAL|PANIC|ERROR|error:|cannot/.test(line));
  return (telling.at(-1) ?? lines.at(-1) ?? '').trim() || 'it said nothing';
}
