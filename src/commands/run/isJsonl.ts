/** Whether the ending of a path says that it holds JSON Lines: https://jsonlines.org, https://github.com/ndjson */
export function isJsonl(path: string): boolean {
  return /\.(?:jsonl|ndjson)$/i.test(path);
}
