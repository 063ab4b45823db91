import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../src/', import.meta.url));
/** The rooms whose expressions read what servers and models say. */
const ROOMS = ['providers', 'text', 'run', 'settings', 'operators', 'scores/checks'];

interface Expression {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

function expressionsIn(file: string): readonly Expression[] {
  const tree = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const expressions = ROOMS.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => expressionsIn(join(room, name))),
);

describe('every expression that reads what a server or a model says', () => {
  it('is found', () => {
    expect(expressions.length).toBeGreaterThan(50);
  });

  // What the checker calls safe takes at most as many steps as its text is long, times a constant.
  it.each(expressions)('takes linear time: /$source/$flags of $file', ({ source, flags }) => {
    expect(checkSync(source, flags, { timeout: 20_000 })).toMatchObject({ status: 'safe' });
  });

  it('would be told if it did not', () => {
    expect(checkSync('<title[^>]*>([^<]*)', 'i', { timeout: 20_000 })).toMatchObject({
      status: 'vulnerable',
    });
  });
});
