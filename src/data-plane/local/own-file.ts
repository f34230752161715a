import { link, rename, rm, writeFile } from 'node:fs/promises';

let draftCount = 0;

/** Writes a file that only its owner can read, whole or not at all: a crash in the middle leaves the one that was there. */
export async function writeOwnFile(path: string, content: string | Buffer): Promise<void> {
  await rename(await draftOf(path, content), path);
}

/** As `writeOwnFile`, but leaves a file that is there as it is. Of several writers at one time exactly one gets true. */
export async function createOwnFile(path: string, content: string): Promise<boolean> {
  const draft = await draftOf(path, content);
  try {
    await link(draft, path);
    return true;
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'EEXIST') return false;
    throw problem;
  } finally {
    await rm(draft);
  }
}

/** Under a name of its own, so that writers at the same time do not take each other's draft away. */
async function draftOf(path: string, content: string | Buffer): Promise<string> {
  draftCount += 1;
  const draft = `${path}.${process.pid}-${draftCount}.new`;
  await writeFile(draft, content, { mode: 0o600 });
  return draft;
}
