import { dirname } from 'node:path';
import { firstValueFrom, forkJoin } from 'rxjs';
import { UsageError } from '../../../errors.js';
import type { JsonValue } from '../../../json.js';
import { isTemplatedPath } from '../../../paths/pathTemplate.js';
import { promptNames } from '../../../prompt/promptNames.js';
import { textFile } from '../../../prompt/textFile.js';
import type { TextSource } from '../../../prompt/textSource.js';
import { textStream } from '../../../prompt/textStream.js';
import type { QuestionOptions } from '../../../run/runOptions.js';
import { RESPONSE_SCHEMA } from '../../../schema/responseSchema.js';
import type { CliIo } from '../../cliIo.js';
import type { RunFlags } from '../flags/runFlags.js';
import { readSchema } from './readSchema.js';

type Question = Pick<QuestionOptions, 'prompt' | 'contexts' | 'system' | 'parameters' | 'attachments'>;

/** What the flags ask of every row. Rejects with a `UsageError` when a file that all rows need cannot be read. */
export async function questionOf(flags: RunFlags, { stdin }: Pick<CliIo, 'stdin'>): Promise<Question> {
  const fixed: TextSource[] = [];
  const sourceOf = (path: string): TextSource => {
    const source = path === '-' ? textStream('stdin', () => stdin) : textFile(path);
    if (!isTemplatedPath(path)) fixed.push(source);
    return source;
  };

  const prompts = flags.prompt.map(sourceOf);
  const question = {
    prompt: promptOf(flags.prompt, prompts),
    contexts: flags.context.map(sourceOf),
    system: flags.system === undefined ? undefined : sourceOf(flags.system),
    parameters: Object.fromEntries([...flags.param, ...(await schemaOf(flags['json-schema']))]),
    attachments: attachmentsOf(flags),
  };
  await firstValueFrom(forkJoin(fixed.map((source) => source.load({}))), { defaultValue: [] });
  flags.prompt.forEach((path, index) => {
    if (prompts[index]?.fixed?.text.trim() === '') {
      throw new UsageError(`--prompt ${path} is empty: there is nothing to ask`);
    }
  });
  return question;
}

function promptOf(paths: readonly string[], sources: readonly TextSource[]): Question['prompt'] {
  const [only, another] = sources;
  if (only !== undefined && another === undefined) return only;
  const names = promptNames(paths);
  return new Map(sources.map((source, index) => [names[index] ?? '', source]));
}

/** Paths are relative to the experiments file; to the working directory where that is stdin. */
function attachmentsOf({ image: columns, experiments }: RunFlags): Question['attachments'] {
  if (columns.length === 0) return undefined;
  return { columns, folder: experiments === '-' ? '.' : dirname(experiments) };
}

async function schemaOf(path: string | undefined): Promise<readonly (readonly [string, JsonValue])[]> {
  return path === undefined ? [] : [[RESPONSE_SCHEMA, await readSchema(path)]];
}
