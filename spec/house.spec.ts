import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
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

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => path.replaceAll(sep, '/'));

const imports: readonly Import[] = files.flatMap((from) =>
  [...readFileSync(join(SRC, from), 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+)\.js'/g)].map(
    ([, path]) => ({
      from,
      to: normalize(join(dirname(from), `${path}.ts`)).replaceAll(sep, '/'),
    }),
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

const folders = [...new Set(files.map((path) => dirname(path).replace(/^\.$/, '')))];

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

  it.each(folders)('keeps src/%s small', (folder) => {
    const own = files.filter((path) => dirname(path).replace(/^\.$/, '') === folder);
    expect(own.length).toBeLessThanOrEqual(MAY_HOLD_MORE[folder] ?? MOST_FILES);
  });
});
