// @ts-check
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';

/**
 * Sentences that people wrote, from the documentation of this package and of those it is built with: texts that pack as
 * answers do, which words drawn by chance would not.
 *
 * @returns {readonly string[]}
 */
export function proseSentences() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const files = globSync(['README.md', 'docs/*.md', 'node_modules/**/README.md'], {
    cwd: root,
    absolute: true,
  });
  const prose = files
    .sort()
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
    .replace(/```[\s\S]*?```/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  const sentences = prose.split(/(?<=[.!?])\s+/).map((sentence) => sentence.replace(/\s+/g, ' ').trim());
  return [...new Set(sentences)].filter((sentence) => /^[A-Z][a-z ][^<>|]{40,260}[.!?]$/.test(sentence));
}
