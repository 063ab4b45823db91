// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marbleSvg, marblesIn } from './marbleSvg.mjs';

/**
 * The page of the operators: each public one that has a diagram in its docstring, with the diagram drawn, what it says,
 * and its example.
 *
 * @param {string} root of the project
 */
export function operatorsPage(root) {
  const folder = join(root, 'src/operators');
  const index = readFileSync(join(folder, 'index.ts'), 'utf8');
  const sections = [...index.matchAll(/from '\.\/(.+)\.js'/g)]
    .map(([, name = '']) => readFileSync(join(folder, `${name}.ts`), 'utf8'))
    .flatMap(sectionsOf)
    .filter(({ name }) => new RegExp(`\\b${name}\\b`).test(index))
    .map(({ text }) => text);
  const intro =
    'Every diagram is drawn from the text that stands in the docstring of its operator. All of them come from `parallamr/operators`.';
  return ['# Operators', '```sh\nnode examples/quietHours.mjs\n```', intro, ...sections].join('\n\n');
}

/** @param {string} source */
function sectionsOf(source) {
  return [...source.matchAll(/\/\*\*\n((?: \*[^\n]*\n)+?) \*\/\nexport (?:function|class) (\w+)/g)].flatMap(
    ([, comment = '', name = '']) => {
      const text = comment.replace(/^ \* ?/gm, '').trim();
      const [, before = '', diagram, after = ''] = /^([\s\S]*?)```\n([\s\S]*?)```([\s\S]*)$/.exec(text) ?? [];
      if (diagram === undefined) return [];
      const [prose = '', example = ''] = after.split('@example');
      const parts = [
        `## ${name}`,
        linked(before.trim()),
        drawn(diagram, `Marble diagram of ${name}`),
        linked(prose.trim()),
        ...(example === '' ? [] : [`\`\`\`ts\n${example.trim()}\n\`\`\``]),
      ];
      return [{ name, text: parts.join('\n\n') }];
    },
  );
}

/**
 * As marbles where all of it is marbles, else as it stands.
 *
 * @param {string} diagram
 * @param {string} title
 */
const drawn = (diagram, title) =>
  marblesIn(diagram).every(({ frames }) => frames !== '')
    ? marbleSvg(diagram, title)
    : `\`\`\`txt\n${diagram}\`\`\``;

/** @param {string} text */
const linked = (text) =>
  text.replace(/\{@link (\w+)\}/g, '`$1`').replace(/\((https:[^)]+)\)/g, '([source]($1))');
