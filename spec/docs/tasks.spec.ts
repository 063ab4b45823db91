import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startShell } from '../endToEnd/support/startShell.js';
import { docsFolder } from './docsFolder.js';
import { fencedBlocks, headings } from './markdown.js';
import { modelServer } from './modelServer.js';

const PAGE = 'spec/docs/tasks.md';
const titles = headings(PAGE).filter((heading) => /^\d/.test(heading));
const tasks = fencedBlocks(PAGE).map(({ text }, at) => ({ title: titles[at] ?? '', text }));

describe('the ten everyday tasks', () => {
  it('are ten, each with the page that tells how', () => {
    expect(titles).toHaveLength(10);
    expect(tasks).toHaveLength(10);
    const pages = headings(PAGE, /^Page: (.+)$/gm);
    expect(pages).toHaveLength(10);
    expect(pages.filter((page) => !existsSync(`docs/${page}`))).toEqual([]);
  });

  it.each(tasks)('$title', async ({ text }) => {
    const env = await modelServer();
    const { child, ended } = startShell(`set -e\n${text}`, {
      cwd: docsFolder(),
      env: { ...env, MY_SERVER: env['OPENAI_BASE_URL'] ?? '' },
    });
    child.stdin.end();
    const { code, stderr } = await ended;
    expect({ code, stderr }).toMatchObject({ code: 0 });
  });
});
