// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marbleSvg } from './marbleSvg.mjs';

/**
 * The page of the operators: for each file with a diagram in its docstring, the diagram drawn, what it says, and its
 * example.
 *
 * @param {string} root of the project
 */
export function operatorsPage(root) {
  const folder = join(root, 'src/operators');
  const sections = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((file) => sectionsOf(readFileSync(join(folder, file), 'utf8'), file.replace('.ts', '')));
  const intro =
    'Every diagram is drawn from the text that stands in the docstring of its operator. All of them come from `parallamr/operators`.';
  return ['# Operators', '```sh\nnode examples/crawl.mjs http://localhost:8080/\n```', intro, ...sections].join('\n\n');
}

/**
 * @param {string} source
 * @param {string} name
 */
function sectionsOf(source, name) {
  return [...source.matchAll(/\/\*\*\n((?: \*[^\n]*\n)+?) \*\/\nexport (?:function|class) (\w+)/g)].flatMap(
    ([, comment = '', exported = name]) => {
      const text = comment.replace(/^ \* ?/gm, '').trim();
      const [, before = '', diagram, after = ''] = /^([\s\S]*?)```\n([\s\S]*?)```([\s\S]*)$/.exec(text) ?? [];
      if (diagram === undefined) return [];
      const [prose = '', example = ''] = after.split('@example');
      return [
        `## ${exported}`,
        linked(before.trim()),
        marbleSvg(diagram, `Marble diagram of ${exported}`),
        linked(prose.trim()),
        ...(example === '' ? [] : [`\`\`\`ts\n${example.trim()}\n\`\`\``]),
      ];
    },
  );
}

/** @param {string} text */
const linked = (text) => text.replace(/\{@link (\w+)\}/g, '`$1`').replace(/\((https:[^)]+)\)/g, '([source]($1))');
