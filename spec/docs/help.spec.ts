import { expect, it } from 'vitest';
import { yargsArguments } from '../../src/commands/arguments/yargsArguments.js';
import { COMMANDS } from '../../src/commands/commands.js';
import { startShell } from '../endToEnd/support/startShell.js';
import { docsFolder } from './docsFolder.js';
import { modelServer } from './modelServer.js';

/** What makes the files that the help speaks of. */
const BEFORE = `set -e
cat > rows.csv <<END
provider,model,topic,question,rubric,answer,document,expect
openai,gpt-4o-mini,ways,How far is it to Cologne?,Names the distance.,27,map,It is 27 km.
ollama,llama3.2,ways,How far is it to Cologne?,Names the distance.,27,map,It is 27 km.
END
parallamr run -q -p short.txt -p long.txt -e rows.csv -o results.csv --events run.jsonl
parallamr score results.csv -o scored.csv
parallamr run -q -p rubric.txt -e results.csv --set model=gpt-4o -o judging.csv
parallamr score judging.csv --verdict output --scale 1..5 -o judged.csv
cp scored.csv old.csv
cp scored.csv new.csv
cp results.csv last-week.csv`;

/** The lines below "Examples" in the help of a command, as they would be typed. */
function examplesIn(help: string): string[] {
  const [, block = ''] = /^Examples\n((?: {2}.*\n?)+)/m.exec(help) ?? [];
  return block
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

async function helpOf(command: string) {
  const help = await yargsArguments([command, '--help'], COMMANDS);
  return { command, lines: 'text' in help ? examplesIn(help.text) : [] };
}

const names = COMMANDS.map(({ usage }) => usage.split(' ')[0] ?? '');
const helps = (await Promise.all(names.map(helpOf)))
  // A worker needs a broker: spec/docs/workers.nats.spec.ts runs one.
  .filter(({ command, lines }) => lines.length > 0 && command !== 'worker');

it('the help of run, score, compare and report has examples', () => {
  expect(helps.map(({ command }) => command).sort()).toEqual(['compare', 'report', 'run', 'score']);
});

it.each(helps)('the examples of $command --help run as they stand there', async ({ lines }) => {
  const cwd = docsFolder();
  const env = await modelServer();
  const run = async (script: string) => {
    const { child, ended } = startShell(script, { cwd, env });
    child.stdin.end();
    return ended;
  };
  expect(await run(BEFORE)).toMatchObject({ code: 0 });
  for (const line of lines) {
    const [, output] = /(?:-o|>) (\S+)/.exec(line) ?? [];
    const { code, stderr } = await run(output === undefined ? line : `rm -f ${output}\n${line}`);
    // A mean that is missed is what --fail-under is for.
    expect(line.includes('--fail-under') ? [0, 1] : [0], `${line}\n${stderr}`).toContain(code);
    expect(stderr, line).not.toMatch(/^parallamr: /m);
  }
}, 120_000);
