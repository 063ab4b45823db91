import { join } from 'node:path';

/** The files that the commands below are about. */
export const EXAMPLE_FILES = [
  ...['prompt.txt', 'context.txt', 'experiments.csv', '.env.example'],
  ...['short.txt', 'long.txt', 'questions.jsonl', 'chart.png', 'answer.schema.json'],
  ...['judge.txt', 'rubric.txt', 'pairwise.txt', 'pairwiseSwapped.txt'],
] as const;

/** A command, and what it shows. */
interface ExampleCommand {
  readonly shows: string;
  readonly line: string;
}

/** What can be done with the example files in a folder: first, then without any key, and with one. */
export function exampleCommands(folder: string): {
  readonly first: string;
  readonly keyless: readonly ExampleCommand[];
  readonly keyed: readonly ExampleCommand[];
} {
  const path = (name: string) => inShell(join(folder, name));
  const rows = `parallamr run -p ${path('prompt.txt')} -c ${path('context.txt')} -e ${path('experiments.csv')}`;
  const asking = `parallamr run -e ${path('questions.jsonl')}`;
  const short = `-p ${path('short.txt')}`;
  const model = '-m openai/gpt-4o-mini';
  return {
    first: rows,
    keyless: [
      {
        shows: 'each row of JSON Lines with two models, two prompts and two values of a parameter',
        line: `${asking} ${short} -p ${path('long.txt')} -m mock/a,mock/b --sweep temperature=0,1 --format jsonl`,
      },
      {
        shows: 'the prompt that each row names',
        line: `${asking} -p ${path('{{style}}.txt')} -m mock/a -o ${path('answers.csv')}`,
      },
      {
        shows: 'checks the answers against expect.*',
        line: `parallamr score ${path('answers.csv')}`,
      },
      {
        shows: 'a judge that reads each answer as it comes; rubric.txt and pairwise*.txt are others',
        line: `${rows} -q | parallamr run -p ${path('judge.txt')} -e - --set provider=mock --set model=judge`,
      },
    ],
    keyed: [
      { shows: 'an image', line: `${asking} ${short} ${model} --image chart` },
      {
        shows: 'an answer in JSON, checked, and its fields as columns',
        line: `${asking} ${short} ${model} --image chart --json-schema ${path('answer.schema.json')} --flatten`,
      },
      {
        shows: 'what the model thought, in a column of its own',
        line: `${rows} -m ollama/qwen3:4b --reasoning thoughts`,
      },
      {
        shows: 'answers that were paid for, from the second time on',
        line: `${asking} ${short} ${model} --image chart --cache`,
      },
    ],
  };
}

/** As a shell takes it for one word. */
function inShell(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
