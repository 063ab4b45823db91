import { type JsonObject, parsedJson } from '../../json.js';
import { withoutThinking } from '../../providers/answers/withoutThinking.js';
import type { Completion } from '../../providers/provider.js';
import { schemaMisfit } from '../../schema/schemaMisfit.js';
import { findJson } from '../../sinks/json/findJson.js';
import type { Question } from '../preparedRow.js';

/** An answer without what the model thought before it, checked by the schema that it has to fit: a misfit is a warning. */
export function finishedAnswer({ schema }: Pick<Question, 'schema'>, completion: Completion): Completion {
  const answer = withoutThinking(completion);
  const misfit = schema && misfitOf(answer.output, schema);
  if (misfit === undefined) return answer;
  return { ...answer, warnings: [...(answer.warnings ?? []), misfit] };
}

function misfitOf(output: string, schema: JsonObject): string | undefined {
  const json = jsonIn(output);
  if (json === undefined) return 'The answer is no JSON, and so does not fit the schema';
  const misfit = schemaMisfit(json, schema);
  return misfit === undefined ? undefined : `The answer does not fit the schema at ${misfit}`;
}

/** The whole answer, else the JSON that is found in it. */
function jsonIn(output: string): unknown {
  const whole = parsedJson(output);
  return whole === undefined ? findJson(output) : whole;
}
