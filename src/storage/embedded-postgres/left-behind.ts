import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { runningServer } from './process.ts';
import { stopServer } from './server.ts';

/** Ends the PostgreSQL of this home when it runs; answers whether it did. Starts and makes nothing. Twice is as once. */
export async function stopLeftServer(home: string): Promise<boolean> {
  let data: string;
  try {
    data = realpathSync(join(home, 'postgres'));
  } catch {
    return false;
  }
  if (runningServer(data) === null) return false;
  await stopServer(data);
  return true;
}
