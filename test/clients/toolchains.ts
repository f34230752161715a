import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Pinned, with what the toolchain checks the download against. */
const GO_COMMON = 'github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common v1.3.210';
/** The files that make a folder a Go module with the SDK's common package. */
export const GO_FILES = {
  'go.mod': `module session\n\ngo 1.20\n\nrequire ${GO_COMMON}\n`,
  'go.sum': [
    `${GO_COMMON} h1:7SckEivdgw82dO0da/fql4LqQ+CEoS3JhttCsf4Pea0=`,
    `${GO_COMMON}/go.mod h1:r5r4xbfxSaeR04b166HGsBa/R4U3SueirEUpXGuw+Q0=\n`,
  ].join('\n'),
};

/** Where clients that are no packages of Node are kept between runs, beside the jars. */
const CLIENTS_FOLDER = join(process.env['BROKERAGE_CACHE'] ?? join(homedir(), '.cache', 'brokerage'), 'clients');

/** Pinned, so that a run tomorrow tests what a run today did. */
const PYTHON_PACKAGES = ['tccli==3.1.189.1', 'tencentcloud-sdk-python==3.1.195'];

/**
 * Why a client cannot be tried on this machine; null when it can. With CI=true nothing may be missing: what is then fails its test
 * instead of being left out.
 */
export function missingTool(command: string, ...versionArguments: readonly string[]): string | null {
  if (process.env['CI'] === 'true') return null;
  try {
    execFileSync(command, [...versionArguments], { stdio: 'ignore', timeout: 20_000 });
    return null;
  } catch (problem) {
    const { code, status } = problem as { code?: string; status?: number };
    if (code === 'ENOENT') return `${command} is not on this machine`;
    return `${command} cannot be run here (${code ?? `it ends with ${status}`})`;
  }
}

/** The name of a test that is left out when a tool is missing, and then says why. */
export function titled(name: string, missing: string | null): string {
  return missing === null ? name : `${name} (left out: ${missing})`;
}

/** The folder of a Python with tccli and the SDK in it. */
export function pythonWithClients(): Promise<string> {
  return pythonWith(PYTHON_PACKAGES);
}

/** The folder of a Python with pinned packages in it; made on first use, which takes half a minute. Safe to call from several places. */
export async function pythonWith(packages: readonly string[]): Promise<string> {
  const folder = join(CLIENTS_FOLDER, `python-${packages.join('-').replace(/[^\w.-]+/g, '-')}`);
  if (existsSync(join(folder, 'ready'))) return folder;
  mkdirSync(CLIENTS_FOLDER, { recursive: true });
  // Made beside its place, for two runs may make it at once; a virtual environment is only used through its python, which may move.
  const half = `${folder}.${process.pid}`;
  await run('python3', ['-m', 'venv', half]);
  // Of the thousands of files few are ever read: compiled beforehand they would take a minute more.
  await run(join(half, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--no-compile', ...packages]);
  writeFileSync(join(half, 'ready'), '');
  try {
    renameSync(half, folder);
  } catch {
    rmSync(half, { recursive: true });
  }
  return folder;
}

/** Puts a tccli into the folder, for a PATH that begins with it. */
export async function placeTccli(folder: string): Promise<void> {
  // Its launcher names the place where it was made; the python beside it finds it wherever it is.
  const python = join(await pythonWithClients(), 'bin', 'python');
  const launcher = `#!/bin/sh\nexec '${python}' -c 'from tccli.main import main; import sys; sys.exit(main())' "$@"\n`;
  writeFileSync(join(folder, 'tccli'), launcher, { mode: 0o755 });
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly timeoutMs?: number;
}

/** What a program printed; rejects with its own words when it ends with another code than 0. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, out, err } = await outcome(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${err}\n${out}`);
  return out;
}

/** How a program ended, and what it printed. */
export function outcome(
  command: string,
  args: readonly string[],
  { cwd, env = {}, input = '', timeoutMs = 240_000 }: RunOptions = {},
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...withoutProxies(), ...env },
    timeout: timeoutMs,
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** Clients would send calls to 127.0.0.1 through a proxy, were one set. */
function withoutProxies(): Record<string, string | undefined> {
  return { ...process.env, NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' };
}

/** Pinned, as the packages of Python. */
const JAVA_SDK_VERSION = '3.1.1436';

/** The class path of the Java SDK; Maven fetches it on first use, which takes a minute, into its own cache. */
export async function javaClasspath(): Promise<string> {
  const folder = join(CLIENTS_FOLDER, `java-${JAVA_SDK_VERSION}`);
  const known = join(folder, 'classpath');
  if (!existsSync(known)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'pom.xml'), POM);
    const half = `${known}.${process.pid}`;
    await run('mvn', [
      '-q',
      '-B',
      '-f',
      join(folder, 'pom.xml'),
      'dependency:build-classpath',
      `-Dmdep.outputFile=${half}`,
    ]);
    renameSync(half, known);
  }
  const classpath = readFileSync(known, 'utf8').trim();
  if (classpath.split(delimiter).every((jar) => existsSync(jar))) return classpath;
  // Somebody emptied Maven's cache.
  rmSync(known);
  return javaClasspath();
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>brokerage</groupId>
  <artifactId>clients</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.tencentcloudapi</groupId>
      <artifactId>tencentcloud-sdk-java</artifactId>
      <version>${JAVA_SDK_VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;
