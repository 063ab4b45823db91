import { readdirSync, readFileSync } from 'node:fs';

/** A fenced block of a page, as it stands there. */
export interface FencedBlock {
  readonly language: string;
  readonly text: string;
  /** Of its first line, from 1. */
  readonly line: number;
}

/** What the project tells its users, from the root. */
export const pages: readonly string[] = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .sort(),
];

/** The fenced blocks of a page, in their order. */
export function fencedBlocks(page: string): readonly FencedBlock[] {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(/^```(\w*)[^\n]*\n([\s\S]*?)^```$/gm)].map(
    ({ 1: language = '', 2: block = '', index }) => ({
      language,
      text: block,
      line: text.slice(0, index).split('\n').length + 1,
    }),
  );
}

/** The headings of a page, or what else a pattern with one group finds there. */
export function headings(page: string, pattern = /^#+ (.+)$/gm): readonly string[] {
  return [...readFileSync(page, 'utf8').matchAll(pattern)].map(([, text = '']) => text);
}
