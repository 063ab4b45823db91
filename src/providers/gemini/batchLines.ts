import { listIn, objectIn, parsedJson, textIn } from '../../json.js';
import type { JobRequests } from '../batch/batchApi.js';
import { jsonLines } from '../batch/jsonLines.js';

/** A request as it stands in a file of requests: https://ai.google.dev/gemini-api/docs/batch-api#input-file */
export function batchLine(key: string, request: unknown): string {
  return JSON.stringify({ key, request });
}

/** The same requests as they stand in the call that makes a batch, one behind the other. */
export async function inlinedRequests({ open }: Pick<JobRequests, 'open'>): Promise<string> {
  const requests: string[] = [];
  const lines = jsonLines((line) => {
    const { key, request } = objectIn(parsedJson(line));
    requests.push(JSON.stringify({ request, metadata: { key } }));
  });
  for await (const piece of open()) lines(piece);
  lines();
  return requests.join(',');
}

/** Whose outcome a line is: in a file the key stands beside the answer, in a call in its metadata. */
export function batchLineKey(line: string): string | undefined {
  const { key, metadata } = objectIn(parsedJson(line));
  return textIn(key) ?? textIn(objectIn(metadata)['key']);
}

/** Where the outcomes of a batch are: some come from the batch, and some from the operation. */
function outcomePlaces(body: unknown) {
  const { response, metadata, output } = objectIn(body);
  return [objectIn(response), objectIn(objectIn(metadata)['output']), objectIn(output)];
}

/** The answers that stand in the job itself. */
export function inlinedOutcomes(body: unknown): readonly unknown[] {
  return outcomePlaces(body)
    .map(({ inlinedResponses }) => listIn(objectIn(inlinedResponses)['inlinedResponses'] ?? inlinedResponses))
    .reduce((longest, list) => (list.length > longest.length ? list : longest), []);
}

/** The file that holds the answers of a job that was made from one. */
export function outcomeFile(body: unknown): string | undefined {
  return outcomePlaces(body)
    .map(({ responsesFile }) => textIn(responsesFile))
    .find((name) => name !== undefined);
}
