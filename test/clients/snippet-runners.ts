import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GO_FILES, javaClasspath, outcome, pythonWithClients, run, type RunOptions } from './toolchains.ts';

const PACKAGES = resolve(import.meta.dirname, '../../node_modules');

/** How one program ended, and all that it printed. */
export interface Ended {
  readonly code: number | null;
  readonly printed: string;
}

/** Runs programs of a language one behind the other; what takes long (a compiler, an SDK that is read) is done once for all. */
export type RunAll = (sources: readonly string[], folder: string, options: RunOptions) => Promise<Ended[]>;

export const RUNNERS: Readonly<Record<string, RunAll>> = {
  python: async (sources, folder, options) => {
    const files = placeEach(sources, folder, 'py');
    writeFileSync(join(folder, 'runner.py'), PYTHON_RUNNER);
    const python = join(await pythonWithClients(), 'bin', 'python');
    return answered(await run(python, [join(folder, 'runner.py'), ...files], options));
  },
  node: async (sources, folder, options) => {
    // Where Node looks for packages above a file; it strips no types of what lies inside that folder itself.
    symlinkSync(PACKAGES, join(folder, 'node_modules'));
    const files = placeEach(sources, folder, 'mts');
    writeFileSync(join(folder, 'runner.mjs'), NODE_RUNNER);
    return answered(await run(process.execPath, [join(folder, 'runner.mjs'), ...files], options));
  },
  go: async (sources, folder, options) => {
    for (const [name, text] of Object.entries(GO_FILES)) writeFileSync(join(folder, name), text);
    sources.forEach((source, index) => placeIn(join(folder, `call${index}`), 'main.go', source));
    await run('go', ['build', '-o', `bin/`, './...'], { cwd: folder });
    return oneByOne(sources, (index) => outcome(join(folder, 'bin', `call${index}`), [], options));
  },
  java: async (sources, folder, options) => {
    const folders = sources.map((_, index) => join(folder, `call${index}`));
    sources.forEach((source, index) => placeIn(folders[index] ?? '', 'Call.java', source));
    writeFileSync(join(folder, 'Runner.java'), JAVA_RUNNER);
    const program = ['-cp', await javaClasspath(), join(folder, 'Runner.java'), ...folders];
    return answered(await run('java', program, options));
  },
  // bash reads each command, and hands it to a tccli that notes down what it was given; then one tccli does all of them.
  tccli: async (sources, folder, options) => {
    writeFileSync(join(folder, 'tccli'), NOTE_DOWN, { mode: 0o755 });
    writeFileSync(join(folder, 'runner.py'), TCCLI_RUNNER);
    const files = placeEach(sources, folder, 'sh');
    const path = `${folder}:${process.env['PATH'] ?? ''}`;
    for (const file of files) await run('bash', [file], { env: { PATH: path, NOTES: file } });
    const python = join(await pythonWithClients(), 'bin', 'python');
    return answered(await run(python, [join(folder, 'runner.py'), ...files], options));
  },
  curl: bash,
};

function bash(sources: readonly string[], folder: string, options: RunOptions): Promise<Ended[]> {
  const files = placeEach(sources, folder, 'sh');
  return oneByOne(files, (index) => outcome('bash', [files[index] ?? ''], options));
}

async function oneByOne(
  programs: readonly unknown[],
  start: (index: number) => ReturnType<typeof outcome>,
): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const index of programs.keys()) {
    const { code, out, err } = await start(index);
    ended.push({ code, printed: out + err });
  }
  return ended;
}

function placeEach(sources: readonly string[], folder: string, extension: string): string[] {
  return sources.map((source, index) => {
    const file = join(folder, `call${index}.${extension}`);
    writeFileSync(file, source);
    return file;
  });
}

function placeIn(folder: string, name: string, source: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, name), source);
}

/** What runners say last: a line of JSON. */
function answered(out: string): Ended[] {
  return JSON.parse(out.trim().split('\n').at(-1) ?? '') as Ended[];
}

const PYTHON_RUNNER = `
import contextlib, io, json, runpy, sys
ended = []
for name in sys.argv[1:]:
    printed, code = io.StringIO(), 0
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            runpy.run_path(name, run_name="__main__")
        except SystemExit as end:
            code = 1
            print(end)
    ended.append({"code": code, "printed": printed.getvalue()})
print(json.dumps(ended))
`;

const NOTE_DOWN = `#!/bin/sh
printf '%s\\0' "$@" > "$NOTES.words"
case "$*" in *--cli-input-json*) cat ;; esac > "$NOTES.input"
`;

/** A child for each, in which what takes a second, reading tccli, is done already. */
const TCCLI_RUNNER = `
import json, os, sys
from tccli.main import main
ended = []
for name in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        printed = os.open(name + ".printed", os.O_CREAT | os.O_WRONLY)
        for source, target in ((os.open(name + ".input", os.O_RDONLY), 0), (printed, 1), (printed, 2)):
            os.dup2(source, target)
        with open(name + ".words") as words:
            sys.argv = ["tccli"] + words.read().split("\\0")[:-1]
        code = main()
        sys.stdout.flush()
        os._exit(code)
    _, status = os.waitpid(child, 0)
    with open(name + ".printed") as printed:
        ended.append({"code": os.waitstatus_to_exitcode(status), "printed": printed.read()})
os.write(1, json.dumps(ended).encode())
`;

const NODE_RUNNER = `
import { inspect } from 'node:util';
const ended = [];
for (const file of process.argv.slice(2)) {
  let [code, printed] = [0, ''];
  const log = console.log;
  console.log = (text) => void (printed += text);
  await import(file).catch((error) => {
    code = 1;
    printed += inspect(error);
  });
  console.log = log;
  ended.push({ code, printed });
}
console.log(JSON.stringify(ended));
`;

/** Compiles each in this process: a compiler of its own for each would take a second each. */
const JAVA_RUNNER = `
import com.google.gson.Gson;
import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.util.*;
import javax.tools.ToolProvider;

public class Runner {
    public static void main(String[] folders) throws Exception {
        PrintStream out = System.out;
        List<Map<String, Object>> ended = new ArrayList<>();
        for (String folder : folders) {
            String file = Path.of(folder, "Call.java").toString();
            int compiled = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-encoding", "UTF-8", "-cp", System.getProperty("java.class.path"), "-d", folder, file);
            if (compiled != 0) System.exit(compiled);
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            System.setOut(new PrintStream(printed, true, "UTF-8"));
            int code = 0;
            try (URLClassLoader loader = new URLClassLoader(new URL[] {Path.of(folder).toUri().toURL()})) {
                loader.loadClass("Call").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            } catch (java.lang.reflect.InvocationTargetException refused) {
                code = 1;
                System.out.println(refused.getCause());
            }
            System.setOut(out);
            ended.add(Map.of("code", code, "printed", printed.toString("UTF-8")));
        }
        System.out.println(new Gson().toJson(ended));
    }
}
`;
