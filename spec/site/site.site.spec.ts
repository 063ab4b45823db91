import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { useChromium } from '../support/chromium.js';

const dist = join(import.meta.dirname, '../../site/dist');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.webp': 'image/webp',
};

/** The built site, as any server of files serves it. */
async function served(): Promise<string> {
  const server = createServer((request, response) => {
    const path = join(
      dist,
      new URL(request.url ?? '/', 'http://here').pathname.replace(/\/$/, '/index.html'),
    );
    if (!existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
    createReadStream(path).pipe(response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the site', () => {
  const open = useChromium();
  beforeAll(async () => {
    // Its spinner would wait for an open stdin.
    const build = spawn(process.execPath, ['site/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
    expect(await once(build, 'exit')).toEqual([0, null]);
  }, 300_000);

  const topPages = () => readdirSync(dist).filter((name) => name.endsWith('.html') && name !== '404.html');

  it('has a page for every page of the documentation', () => {
    const documented = readdirSync('docs').filter((name) => name.endsWith('.md'));
    const expected = documented.map((name) => name.replace('.md', '.html'));
    expect(topPages()).toEqual(expect.arrayContaining([...expected, 'index.html', 'operators.html']));
    expect(readFileSync(join(dist, 'reference/index.html'), 'utf8')).toContain('API');
  });

  it('can be read without JavaScript', async () => {
    const { page } = await open(`${await served()}/limits.html`, { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Limits and failures');
    await page.getByRole('link', { name: 'Recipes' }).first().click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Recipes');
  });

  it('draws the diagrams of the operators', async () => {
    const { page } = await open(`${await served()}/operators.html`);
    expect(await page.locator('svg.marbles').count()).toBeGreaterThanOrEqual(4);
  });

  it('asks nobody else for anything', async () => {
    const address = await served();
    const { requests, complaints } = await open(`${address}/index.html`);
    expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('gives axe nothing to find', async () => {
    const address = await served();
    const found: string[] = [];
    for (const name of topPages()) {
      const { page } = await open(`${address}/${name}`);
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
      const { violations } = await page.evaluate(() => Reflect.get(globalThis, 'axe').run());
      for (const { id, nodes } of violations)
        found.push(
          `${name}: ${id}: ${nodes.map(({ html }: { html: string }) => html.slice(0, 120)).join(' ')}`,
        );
    }
    expect(found).toEqual([]);
  }, 120_000);
});
