import { describe, expect, it } from 'vitest';
import { parseResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { job, RUN } from './support/job.js';

const ROWS = 'provider,model,n\nown,m,1\nown,m,2\n';
const ANSWER = 'return { output: "yes" };';

function run(module: string) {
  const { cwd } = job(ROWS, { 'own.mjs': module });
  return runCli([...RUN, '--provider-module', 'own=own.mjs'], { cwd });
}

describe("a provider of one's own", () => {
  it.each([
    { what: 'loses a promise', code: 'Promise.reject(new Error("lost"));' },
    { what: 'throws in a timer', code: 'setTimeout(() => { throw new Error("lost"); });' },
    {
      what: 'throws in an emitter',
      code: 'setImmediate(() => new EventEmitter().emit("error", new Error("lost")));',
    },
  ])('that $what gets its rows answered, and is told of it', async ({ code: fault }) => {
    const wait = 'await new Promise((resolve) => setTimeout(resolve, 20));';
    const { code, stdout, stderr } = await run(
      `import { EventEmitter } from 'node:events';
       export default { async complete() { ${fault} ${wait} ${ANSWER} } };`,
    );

    expect(stderr).toContain('Warning: a provider of --provider-module left an error to itself: lost');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, outputs: parseResults(stdout).map(({ output }) => output) }).toEqual({
      code: 0,
      outputs: ['yes', 'yes'],
    });
  });

  it.each([
    { what: 'loses a promise', code: 'Promise.reject(new Error("lost"));' },
    { what: 'throws in a timer', code: 'setTimeout(() => { throw new Error("lost"); });' },
    {
      what: 'loses a promise and takes its time',
      code: 'Promise.reject(new Error("lost")); await new Promise((resolve) => setTimeout(resolve, 20));',
    },
  ])('that $what while it is loaded gets its rows answered, and is told of it', async ({ code: fault }) => {
    const { code, stdout, stderr } = await run(`${fault} export default { async complete() { ${ANSWER} } };`);

    expect(stderr).toContain('Warning: a provider of --provider-module left an error to itself: lost');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, rows: parseResults(stdout).length }).toEqual({ code: 0, rows: 2 });
  });

  it('that prints does not print into the results', async () => {
    const { code, stdout, stderr } = await run(
      `import { log } from 'node:console';
       console.log('loading');
       export default { async complete() { console.info('asked'); console.table([1]); log('x'); ${ANSWER} } };`,
    );

    expect({ code, rows: parseResults(stdout).length }).toEqual({ code: 0, rows: 2 });
    expect(stdout).not.toMatch(/loading|asked|^x$|\(index\)/m);
    expect(stderr).toMatch(/loading[\s\S]*asked/);
  });

  it('that waits for ever while it is loaded is named', async () => {
    const { code, stdout, stderr } = await run(
      `await new Promise(() => {}); export default { async complete() { ${ANSWER} } };`,
    );

    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'parallamr: --provider-module own=own.mjs: cannot be imported: it waits at its top level (await) for something that never comes\n',
    });
  });
});
