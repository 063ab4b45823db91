import { listIn, objectIn, parsedJson, textIn } from '../../json.js';

/** What is about to be submitted. */
export interface JobIntent {
  /** Ours. */
  readonly jobId: string;
  readonly provider: string;
  readonly model: string;
  readonly requests: number;
}

interface EntryOfJob {
  readonly jobId: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

/** What has happened to a job. */
type JobStep =
  /** The requests of the job that is about to be submitted, by their `custom_id`, in their order; maybe not all yet. */
  | { readonly did: 'ids'; readonly ids: readonly string[] }
  | ({ readonly did: 'intent' } & Omit<JobIntent, 'jobId'>)
  | { readonly did: 'file'; readonly file: string }
  | { readonly did: 'batch'; readonly batch: string }
  /** The batch was refused, and another one is about to be made of the same requests. */
  | { readonly did: 'again' }
  | { readonly did: 'ended'; readonly state: string; readonly files: readonly string[] }
  /** Every answer has been written. */
  | { readonly did: 'collected' }
  /** There is no batch, or none any more that anybody wants. */
  | { readonly did: 'dropped'; readonly why: string }
  /** Nothing is left at the provider. */
  | { readonly did: 'discarded' };

/** One line of the journal: what has happened to a job, in the order in which it did. */
export type JournalEntry = EntryOfJob & JobStep;

/** The line of an entry, its end included. */
export function entryLine({ atMs, jobId, did, ...rest }: JournalEntry): string {
  return `${JSON.stringify({ at: new Date(atMs).toISOString(), job: jobId, did, ...rest })}\n`;
}

/** Reads a line. `undefined` for one that is no entry. */
export function entryIn(line: string): JournalEntry | undefined {
  const { at, job, did, ...rest } = objectIn(parsedJson(line));
  const jobId = textIn(job);
  const atMs = Date.parse(textIn(at) ?? '');
  if (jobId === undefined || Number.isNaN(atMs)) return undefined;
  const texts = (value: unknown) => listIn(value).filter((text) => typeof text === 'string');
  const [provider, model, file, batch, state, why] = [
    rest['provider'],
    rest['model'],
    rest['file'],
    rest['batch'],
    rest['state'],
    rest['why'],
  ].map(textIn);
  const known = { jobId, atMs };
  switch (did) {
    case 'ids':
      return { ...known, did, ids: texts(rest['ids']) };
    case 'intent': {
      const requests = rest['requests'];
      if (provider === undefined || model === undefined || typeof requests !== 'number') return undefined;
      return { ...known, did, provider, model, requests };
    }
    case 'file':
      return file === undefined ? undefined : { ...known, did, file };
    case 'batch':
      return batch === undefined ? undefined : { ...known, did, batch };
    case 'ended':
      return { ...known, did, state: state ?? '', files: texts(rest['files']) };
    case 'dropped':
      return { ...known, did, why: why ?? '' };
    case 'again':
    case 'collected':
    case 'discarded':
      return { ...known, did };
    default:
      return undefined;
  }
}
