import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { pages } from './markdown.js';

/** The anchor of a heading, as GitHub and the site make it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsIn = (path: string) =>
  [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** Links to places in the project, from the page that has them. */
function linksOf(page: string) {
  const text = readFileSync(page, 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '');
  return [...text.matchAll(/\]\((?![a-z]+:)([^)\s]*)\)/g)].map(([, target = '']) => {
    const [path = '', anchor] = target.split('#');
    return { target, path: path === '' ? page : join(dirname(page), path), anchor };
  });
}

it.each(pages)('%s points at what is there', (page) => {
  const dead = linksOf(page).filter(
    ({ path, anchor }) => !existsSync(path) || (anchor !== undefined && !anchorsIn(path).includes(anchor)),
  );
  expect(dead).toEqual([]);
});
