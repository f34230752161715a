import { expect, it } from 'vitest';
import { fileFailure, outputFailure } from './failure.ts';

const withCode = (code: string): Error => Object.assign(new Error(code), { code });

it.each([
  ['ENOSPC', /the disk is full: free some space/],
  ['EACCES', /not writable for this user: repair its owner and mode/],
  ['EROFS', /not writable for this user/],
  ['EIO', /EIO.*: repair it/],
])('says what to do about %s in one line', (code, line) => {
  const { message } = fileFailure('/home/x/postgres', withCode(code));
  expect(message).toMatch(line);
  expect(message).toContain('/home/x/postgres');
  expect(message).not.toContain('\n');
});

it.each([
  ['initdb: error: could not create directory "x": No space left on device', /found the disk full: free/],
  ['FATAL:  could not create lock file "/x/.s.PGSQL.5432.lock": Permission denied', /cannot make its socket/],
  ['FATAL:  database files are incompatible with server\nDETAIL: version 12', /another major version/],
  ['LOG: x\nFATAL:  something else\nHINT: y\n', /ended \(FATAL: something else\)/],
  ['', /ended \(it said nothing\)/],
])('tells %j in one line', (output, line) => {
  const { message } = outputFailure('postgres', output);
  expect(message).toMatch(line);
  expect(message).not.toContain('\n');
});
