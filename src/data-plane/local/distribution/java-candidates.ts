import { readdir } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';

/** A `java` that may be there, and where the idea came from, in words for a person. */
export interface JavaCandidate {
  readonly executable: string;
  /** The folder that holds `bin/java`; unknown for a `java` of the PATH, which may be a link or a wrapper. */
  readonly javaHome: string | null;
  readonly source: string;
}

/** What the search looks at: the variables JAVA_HOME and PATH, the person's home folder, the root of the file system. */
export interface JavaSearch {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  /** `/`, or another folder in tests. */
  readonly rootFolder: string;
}

/** Folders in which each entry is one Java, and what lies between the entry and its `bin`. */
const SYSTEM_FOLDERS = [
  ['usr/lib/jvm', ''],
  ['usr/java', ''],
  ['opt/java', ''],
  ['opt', ''],
  ['Library/Java/JavaVirtualMachines', 'Contents/Home'],
  ['opt/homebrew/opt', 'libexec/openjdk.jdk/Contents/Home'],
  ['usr/local/opt', 'libexec/openjdk.jdk/Contents/Home'],
] as const;
const PERSONAL_FOLDERS = [
  ['.sdkman/candidates/java', ''],
  ['.jdks', ''],
  ['.asdf/installs/java', ''],
  ['.local/share/mise/installs/java', ''],
  ['Library/Java/JavaVirtualMachines', 'Contents/Home'],
] as const;
const JAVA_FOLDER_NAME = /java|jdk|jre|jvm|temurin|zulu|corretto|graal|semeru|liberica|microsoft|\d/i;

/** Every place worth a look, in the order in which equals are preferred: JAVA_HOME, PATH, the usual folders. */
export async function javaCandidates(search: JavaSearch): Promise<JavaCandidate[]> {
  const javaHome = search.environment['JAVA_HOME'];
  const found: JavaCandidate[] = [];
  if (javaHome !== undefined && javaHome !== '') found.push(inHome(javaHome, 'JAVA_HOME'));
  for (const folder of (search.environment['PATH'] ?? '').split(delimiter)) {
    if (folder !== '') found.push({ executable: join(folder, 'java'), javaHome: null, source: 'PATH' });
  }
  for (const [folder, below] of PERSONAL_FOLDERS)
    found.push(...(await inFolder(join(search.homeFolder, folder), below)));
  for (const [folder, below] of SYSTEM_FOLDERS) found.push(...(await inFolder(join(search.rootFolder, folder), below)));
  return found;
}

async function inFolder(folder: string, below: string): Promise<JavaCandidate[]> {
  const entries = await readdir(folder).catch(() => []);
  return entries
    .filter((entry) => JAVA_FOLDER_NAME.test(entry))
    .sort()
    .map((entry) => inHome(join(folder, entry, below), folder));
}

function inHome(javaHome: string, source: string): JavaCandidate {
  return { executable: join(javaHome, 'bin', 'java'), javaHome, source };
}

/** The folder above `bin`, for a `java` whose real path is known. */
export function homeOf(executable: string): string {
  return dirname(dirname(executable));
}
