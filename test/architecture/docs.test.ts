import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '');
const pages = tracked.filter((file) => file.endsWith('.md'));
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;

/** What a page calls a path of the repository: in backticks, beginning with a folder or file of the root. */
function pathsIn(page: string): string[] {
  const roots = new Set(tracked.map((file) => file.split('/')[0]));
  return [...read(page).matchAll(/`([\w./-]+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((text) => text.includes('/') || /\.(md|ts|mjs|json)$/.test(text))
    .filter((text) => roots.has(text.split('/')[0]));
}

describe('the documentation', () => {
  it.each(pages)('%s names only files that exist', (page) => {
    const places = (path: string): string[] => [join(root, path), resolve(root, page, '..', path)];
    expect(pathsIn(page).filter((path) => !places(path).some((place) => existsSync(place)))).toEqual([]);
  });

  it.each(pages)('%s links only to pages that exist', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !existsSync(resolve(root, page, '..', link)))).toEqual([]);
  });

  it.each(pages)('%s names only npm scripts that exist', (page) => {
    const called = [...read(page).matchAll(/npm (?:run )?(start|test|(?<=run )[\w:]+)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('says what every dependency is for', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const page = read('docs/dependencies.md');
    const names = [...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})];
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('lists in the README what is served', async () => {
    const { allActions } = await import('../../src/products/all-actions.ts');
    const readme = read('README.md');
    expect(allActions.map((action) => action.name).filter((name) => !readme.includes(name))).toEqual([]);
  });
});

describe('docker/Dockerfile', () => {
  it('copies what there is, and what .dockerignore lets through', () => {
    const copied = [...read('docker/Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) =>
      (match[1] ?? '').split(' '),
    );
    expect(copied).toContain('src');
    expect(copied).toContain('web');
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const letThrough = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    expect(letThrough.map((line) => line.slice(1)).sort()).toEqual([...new Set(copied)].sort());
  });
});

describe('the repository', () => {
  it('names no package registry: package clients know theirs', () => {
    const registries = new RegExp(
      ['registry\\.npmjs', 'repo1?\\.maven', 'maven\\.org', 'pypi\\.org', 'proxy\\.golang'].join('|'),
    );
    const naming = tracked.filter((file) => !file.endsWith('docs.test.ts') && existsSync(join(root, file)));
    expect(naming.filter((file) => registries.test(read(file)))).toEqual([]);
  });
});
