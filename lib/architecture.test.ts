import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const folders = ['lib', 'app', 'worker', 'scripts', 'e2e', 'bench'];

function walk(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(join(root, folder));
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return walk(path);
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
  });
}

type Import = { from: string; typeOnly: boolean };
type Source = { path: string; text: string; imports: Import[]; client: boolean; test: boolean };

const sources: Source[] = folders.flatMap(walk).map((path) => {
  const text = readFileSync(join(root, path), 'utf8');
  const imports: Import[] = [];
  for (const match of text.matchAll(/(?:^|\n)\s*(import|export)\s+(type\s+)?[^'";]*?from\s+'([^']+)'/g))
    imports.push({ from: resolve(path, match[3] ?? ''), typeOnly: Boolean(match[2]) });
  for (const match of text.matchAll(/(?:^|\n)\s*import\s+'([^']+)'/g))
    imports.push({ from: resolve(path, match[1] ?? ''), typeOnly: false });
  for (const match of text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g))
    imports.push({ from: resolve(path, match[1] ?? ''), typeOnly: false });
  return {
    path,
    text,
    imports,
    client: /^\s*['"]use client['"]/.test(text),
    test: /\.test\.tsx?$|(^|\/)test-[a-z-]+\.ts$/.test(path),
  };
});

function resolve(path: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return relative(root, join(root, path, '..', specifier));
  return `npm:${specifier}`;
}

const offenders = (
  wrong: (source: Source, entry: Import) => boolean,
  more: (source: Source) => boolean = () => true,
) =>
  sources
    .filter(more)
    .flatMap((source) =>
      source.imports
        .filter((entry) => wrong(source, entry))
        .map((entry) => `${source.path} -> ${entry.from}`),
    );

const product = (source: Source) => !source.test;

test('the sources were found', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap((source) => source.imports).length).toBeGreaterThan(300);
});

test('lib imports neither app nor worker nor scripts', () => {
  expect(
    offenders(
      (_, entry) => /^(app|worker|scripts|e2e|bench)\//.test(entry.from),
      (source) => source.path.startsWith('lib/') && product(source),
    ),
  ).toEqual([]);
});

test('nothing imports the worker but its own folder', () => {
  expect(
    offenders(
      (source, entry) =>
        entry.from.startsWith('worker/') && !/^(worker|scripts|bench|e2e)\//.test(source.path),
      product,
    ),
  ).toEqual([]);
});

test('rules and schemas are pure: Zod, other rules and types only', () => {
  const pure = /(^|\/)(rules|schemas|prices|names|route-reasons|route-question)\.ts$/;
  const allowed =
    /(^npm:zod$)|((^|\/)(([a-z]+-)?(rules|schemas)|prices|names|route-reasons|route-question|errors|forbidden-terms|money|permission|states)$)/;
  expect(
    offenders(
      (_, entry) => !entry.typeOnly && !allowed.test(entry.from),
      (source) => source.path.startsWith('lib/') && pure.test(source.path),
    ),
  ).toEqual([]);
  const impure = sources.filter(
    (source) =>
      pure.test(source.path) &&
      source.path.startsWith('lib/') &&
      /\bMath\.random\(|\bDate\.now\(|new Date\(\)/.test(source.text),
  );
  expect(impure.map((source) => source.path)).toEqual([]);
});

const only: [string, RegExp, RegExp][] = [
  // A benchmark compares with the bare SDK.
  ['the AI SDK', /^npm:(ai|@ai-sdk\/.*)$/, /^(lib\/models|bench)\//],
  ['the AWS SDK', /^npm:@aws-sdk\//, /^lib\/storage\//],
  ['the C2PA library', /^npm:@contentauth\//, /^lib\/credentials\//],
  ['next-auth', /^npm:next-auth/, /^lib\/auth\//],
  [
    'the database driver and drizzle',
    /^npm:(pg|drizzle-orm.*)$/,
    /(^lib\/(db|events|log|jobs)\/)|((^|\/)([a-z-]+-)?store\.ts$)|(^lib\/models\/sync-registry\.ts$)|(^scripts\/)/,
  ],
];
test.each(only)('one place imports %s', (_name, what, where) => {
  expect(
    offenders(
      (source, entry) => !entry.typeOnly && what.test(entry.from) && !where.test(source.path),
      product,
    ),
  ).toEqual([]);
});

test('process.env is read in lib/env.ts only', () => {
  const readers = sources.filter(
    (source) =>
      product(source) &&
      /^(lib|app|worker)\//.test(source.path) &&
      /process\.env\b/.test(source.text) &&
      source.path !== 'lib/env.ts',
  );
  expect(readers.map((source) => source.path)).toEqual([]);
});

test('client components take values only from other client code and pure files', () => {
  const allowed =
    /^(npm:(?!server-only)|app\/)|(^|\/)(rules|schemas|errors|permission|names)$|^lib\/(money|templates\/(compose|check-slots|forbidden-terms|[a-z-]*rules|[a-z-]*schemas|[a-z-]*spec|[a-z-]+)|runs\/(state-line|upload-sources)|(campaigns|references)\/[a-z-]*rules|insights\/[a-z-]+|provenance\/sentence|reviews\/[a-z-]+|models\/prices)$/;
  expect(
    offenders(
      (_, entry) => !entry.typeOnly && !allowed.test(entry.from),
      (source) => source.client && product(source),
    ),
  ).toEqual([]);
});

test('layouts decide nothing about access', () => {
  const deciding = sources.filter(
    (source) =>
      /\/layout\.tsx$/.test(source.path) &&
      /requirePermission|requireCan|notFound\(|forbidden\(/.test(source.text),
  );
  expect(deciding.map((source) => source.path)).toEqual([]);
});

test('no file is over 300 lines', () => {
  const long = sources.filter((source) => source.text.split('\n').length > 301);
  expect(long.map((source) => source.path)).toEqual([]);
});
