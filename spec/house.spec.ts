import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '..', 'src');

/** Imports go down this list, never up; what stands in one line may use each other, but not in a circle. */
const LAYERS = [
  ['bin.ts', 'startCommand.ts', 'wholeStdout.ts', 'cli.ts'],
  ['commands', 'index.ts'],
  ['runExperiments.ts', 'validateExperiments.ts', 'forecast', 'reporters', 'scores', 'report'],
  ['batch', 'workers'],
  ['run'],
  ['attachments', 'cache', 'operators', 'prompt', 'providers', 'sinks', 'sources'],
  ['paths', 'queues', 'settings'],
] as const;

/** The most files of a folder that one still sees at a glance. At the top the nouns stand beside the entry points. */
const MOST_FILES = 16;
const MAY_HOLD_MORE: Readonly<Record<string, number>> = { '': 20 };

/** Rooms that the others share without being beside them, as they share the nouns at the top. */
const SHARED = ['text', 'paths', 'report/format'];
/** Folders that are rooms of their own inside a room. */
const INNER_ROOMS = ['batch/lane', 'commands/run', 'report/page'];

/** Longest line of a comment, in characters. */
const LONGEST_COMMENT = 125;

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => path.replaceAll(sep, '/'));

const imports: readonly Import[] = files.flatMap((from) =>
  [...readFileSync(join(SRC, from), 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+)\.js'/g)].map(
    ([, path]) => {
      const to = normalize(join(dirname(from), `${path}.ts`)).replaceAll(sep, '/');
      return { from, to: files.includes(to) ? to : `${to}x` };
    },
  ),
);

/** What a file is in a folder: itself, or the room it lies in. */
function partIn(folder: string, path: string): string | undefined {
  const prefix = folder === '' ? '' : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length).split('/')[0] : undefined;
}

/** Circles among the files and rooms of one folder, each told by one of its ways. */
function circlesIn(folder: string): readonly string[] {
  const edges = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [one, other] = [partIn(folder, from), partIn(folder, to)];
    if (one === undefined || other === undefined || one === other) continue;
    edges.set(one, (edges.get(one) ?? new Set()).add(other));
  }
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (part: string, way: readonly string[]): void => {
    if (way.includes(part)) circles.push([...way.slice(way.indexOf(part)), part].join(' → '));
    if (way.includes(part) || done.has(part)) return;
    for (const next of edges.get(part) ?? []) walk(next, [...way, part]);
    done.add(part);
  };
  for (const part of edges.keys()) walk(part, []);
  return circles;
}

function layerOf(path: string): number {
  const [part = ''] = path.split('/');
  const layer = LAYERS.findIndex((parts) => (parts as readonly string[]).includes(part));
  return layer < 0 ? LAYERS.length : layer;
}

function folderOf(path: string): string {
  return dirname(path).replace(/^\.$/, '');
}

/** The room that a file lies in: an inner one, else that at the top. */
function roomOf(path: string): string {
  return INNER_ROOMS.find((room) => path.startsWith(`${room}/`)) ?? path.split('/')[0] ?? '';
}

/** How many folders one goes up and down from one file to the other: 2 to a folder beside. */
function stepsBetween(one: string, other: string): number {
  return relative(folderOf(one), folderOf(other)).split(sep).filter(Boolean).length;
}

function isInRoom(path: string): boolean {
  return path.includes('/') && !SHARED.some((room) => path.startsWith(`${room}/`));
}

interface Exported {
  readonly path: string;
  readonly name: string;
  readonly hasDocstring: boolean;
}

/** What the files of the source export themselves. */
const exported: readonly Exported[] = files.flatMap((path) => {
  const source = ts.createSourceFile(
    path,
    readFileSync(join(SRC, path), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  return source.statements
    .filter((statement) => ts.canHaveModifiers(statement))
    .filter((statement) =>
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
    )
    .map((statement) => ({
      path,
      name: /(?:class|const|enum|function\*?|interface|type) (\w+)/.exec(statement.getText())?.[1] ?? '',
      hasDocstring: ts.getJSDocCommentsAndTags(statement).length > 0,
    }));
});

/** The options of a function or class, which says itself what they are for. */
function areOptionsOf({ name, path }: Exported): boolean {
  const ofWhat = name.replace(/Options$/, '').toLowerCase();
  return exported.some((other) => other.path === path && other.name.toLowerCase() === ofWhat);
}

const folders = [...new Set(files.map(folderOf))];

describe('the house', () => {
  it.each(folders)('has no circle of files and rooms in src/%s', (folder) => {
    expect(circlesIn(folder)).toEqual([]);
  });

  it('lets imports go one way', () => {
    const upwards = imports.filter(({ from, to }) => layerOf(from) > layerOf(to));
    expect(upwards.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('keeps operators apart from everything but queues and nouns', () => {
    const ways = imports
      .filter(({ from }) => from.startsWith('operators/'))
      .map(({ to }) => to.split('/')[0]);
    const rooms = new Set(ways.filter((part) => part !== undefined && folders.includes(part)));
    expect([...rooms].toSorted()).toEqual(['operators', 'queues']);
  });

  it('imports inside a room from no farther than a folder beside', () => {
    const far = imports
      .filter(({ from, to }) => isInRoom(from) && isInRoom(to) && roomOf(from) === roomOf(to))
      .filter(({ from, to }) => stepsBetween(from, to) > 2);
    expect(far.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('keeps every file beside some that it works with', () => {
    const near = imports.filter(({ from, to }) => stepsBetween(from, to) <= 2);
    const beside = new Set(near.flatMap(({ from, to }) => [from, to]));
    const alone = files.filter((file) => isInRoom(file) && !beside.has(file));
    expect(alone).toEqual([]);
  });

  it('says of every export what it is', () => {
    const unsaid = exported.filter((each) => !each.hasDocstring && !areOptionsOf(each));
    expect(unsaid.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
  });

  it('has no comment that is too long for a line', () => {
    const long = files.flatMap((path) =>
      readFileSync(join(SRC, path), 'utf8')
        .split('\n')
        .filter((line) => /^\s*(?:\/?\*|\/\/)/.test(line) && line.length > LONGEST_COMMENT)
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(long).toEqual([]);
  });

  it('knows its own errors by their marks, which two copies of the package share', () => {
    const sources = files.map((path) => ({ path, text: readFileSync(join(SRC, path), 'utf8') }));
    const errors = sources.flatMap(({ text }) =>
      [...text.matchAll(/class (\w+) extends (?:Error|UsageError)\b/g)].map(([, name]) => name ?? ''),
    );
    expect(errors.length).toBeGreaterThan(5);
    const asked = sources.filter(({ text }) => errors.some((name) => text.includes(`instanceof ${name}`)));
    expect(asked.map(({ path }) => path)).toEqual([]);
  });

  it.each(folders)('keeps src/%s small', (folder) => {
    const own = files.filter((path) => folderOf(path) === folder);
    expect(own.length).toBeLessThanOrEqual(MAY_HOLD_MORE[folder] ?? MOST_FILES);
  });
});
