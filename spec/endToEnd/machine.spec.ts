import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, localServer } from '../support/localServer.js';
import { readResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { builtProgram } from '../support/startCli.js';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { chatAnswer } from './support/chatAnswer.js';
import { csvRows, job, RUN } from './support/job.js';
import { startShell } from './support/startShell.js';

const modules = join(dirname(builtProgram), '..', 'node_modules');

/** Cells of 5 MB, whose prompts and answers `mock` makes two and three of. */
const LONG_CELLS = [
  { of: 'one word', cell: 'x'.repeat(5e6) },
  { of: 'quotes and lines', cell: `"${'ab ""c"", é\n'.repeat(4e5)}"` },
  { of: 'wide characters', cell: '東京'.repeat(8e5) },
];

describe('a run on a machine that lacks something', () => {
  it.each(LONG_CELLS)('holds a few copies of cells of 5 MB in memory: $of', async ({ cell }) => {
    const { cwd, path } = job(`provider,model,n\n${`mock,m,${cell}\n`.repeat(3)}`);
    const env = { NODE_OPTIONS: '--max-old-space-size=120' };
    const { code, signal, stderr } = await runCli([...RUN, '-o', 'results.csv'], { cwd, env });

    expect({ code, signal }).toEqual({ code: 0, signal: null });
    expect(stderr).toContain('Rows: 3 ok');
    expect(new Set(readResults(path('results.csv')).map(({ n }) => n))).toEqual(
      new Set([cell.replace(/^"|"$/g, '').replaceAll('""', '"')]),
    );
  });

  it.skipIf(process.platform === 'win32')(
    'makes as many calls at once as there may be open files, says so, and loses no row',
    async () => {
      // The first ones are answered when as many have come as there may be, and a while later, in case of more.
      const first: ServerResponse[] = [];
      const server = await localServer((response) => {
        if (first.length === 128) return json(response, chatAnswer('yes'));
        first.push(response);
        if (first.length < 128) return;
        setTimeout(() => first.map((held) => json(held, chatAnswer('yes'))), 300);
      });
      const { cwd, path } = job(csvRows({ api: 300 }));
      const env = { API_BASE_URL: `${server.url}/v1` };
      const flags = '-o results.csv --provider-concurrency api=300';
      const { child, ended } = startShell(`ulimit -n 256; parallamr ${RUN.join(' ')} ${flags}`, { cwd, env });
      child.stdin.end();
      const { code, stderr } = await ended;
      await server.close();

      expect(stderr).toMatch(
        /^Warning: at most 128 calls are made at once, as the system allows few open files/,
      );
      expect(stderr).toContain('Rows: 300 ok, 0 warning, 0 error');
      expect(code).toBe(0);
      expect(readResults(path('results.csv'))).toHaveLength(300);
      expect(server.mostInFlight).toBe(128);
    },
  );

  it('reads the answers that it paid for when the packages it is made of have gone', async () => {
    const program = temporaryFolder();
    cpSync(dirname(builtProgram), join(program, 'dist'), { recursive: true });
    cpSync(join(modules, '..', 'package.json'), join(program, 'package.json'));
    mkdirSync(join(program, 'node_modules'));
    const packages = new Set(readdirSync(modules).filter((name) => !name.startsWith('.')));
    for (const name of packages) {
      symlinkSync(join(modules, name), join(program, 'node_modules', name), 'junction');
    }
    const server = await localServer((response) => {
      for (const name of packages) {
        rmSync(join(program, 'node_modules', name), { recursive: true });
        // Not just gone: Node would look for another one in the folders above.
        mkdirSync(join(program, 'node_modules', name));
        writeFileSync(join(program, 'node_modules', name, 'package.json'), '{ "exports": {} }');
      }
      packages.clear();
      json(response, chatAnswer('yes'));
    });
    const { cwd, path } = job('provider,model,n\ngroq,m,1\ngroq,m,2\nlate,m,3\n');
    const { code, stderr } = await runCli([...RUN, '-o', 'results.csv', '--sequential'], {
      cwd,
      env: { GROQ_BASE_URL: `${server.url}/v1`, LATE_BASE_URL: `${server.url}/v1`, GROQ_API_KEY: 'key' },
      program: join(program, 'dist', 'bin.js'),
    });
    await server.close();

    expect(stderr).toContain('Rows: 3 ok');
    expect(code).toBe(0);
    expect(readResults(path('results.csv')).map(({ output }) => output)).toEqual(['yes', 'yes', 'yes']);
  });
});
