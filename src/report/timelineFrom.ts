import { type JsonObject, objectIn, parsedJson, textIn } from '../json.js';
import type { ProviderTimeline, Timeline } from './format/block.js';
import { TimelinePauses } from './timelinePauses.js';
import { TimelineWorkers } from './timelineWorkers.js';

const STEPS = 600;
/** Changes of caps and pauses that are drawn; those that come later are left out. */
const MOST_MARKS = 1000;

interface Gathered {
  /** Milliseconds of calls in flight in each step, all calls together. */
  busyMs: Float64Array;
  readonly caps: { atMs: number; cap: number }[];
  readonly pauses: TimelinePauses;
}

/**
 * What went on over the time of a run, from the lines of its event file: mean calls in flight, caps and pauses by
 * provider, and who made the calls. Takes as much memory for a long run as for a short one: when the steps do not reach,
 * they get twice as long. Lines that are no events are passed over.
 */
export async function timelineFrom(lines: AsyncIterable<string>): Promise<Timeline | undefined> {
  const providers = new Map<string, Gathered>();
  const workers = new TimelineWorkers();
  let startMs: number | undefined;
  let endMs = 0;
  let stepMs = 10;

  const gatheredOf = (name: string) => {
    const known = providers.get(name);
    if (known !== undefined) return known;
    const made: Gathered = {
      busyMs: new Float64Array(STEPS),
      caps: [],
      pauses: new TimelinePauses(MOST_MARKS),
    };
    providers.set(name, made);
    return made;
  };
  const lengthen = () => {
    stepMs *= 2;
    for (const gathered of providers.values()) gathered.busyMs = halved(gathered.busyMs);
  };
  const addCall = ({ busyMs }: Gathered, fromMs: number, toMs: number) => {
    for (let step = Math.floor(fromMs / stepMs); step * stepMs < toMs; step += 1) {
      const inStep = Math.min(toMs, (step + 1) * stepMs) - Math.max(fromMs, step * stepMs);
      busyMs[step] = (busyMs[step] ?? 0) + inStep;
    }
  };

  for await (const line of lines) {
    const event = objectIn(parsedJson(line));
    const atMs = Date.parse(textIn(event['time']) ?? '');
    if (Number.isNaN(atMs)) continue;
    startMs ??= atMs;
    endMs = Math.max(endMs, atMs);
    while (atMs - startMs >= stepMs * STEPS) lengthen();
    workers.take(event);
    const provider = textIn(event['provider']);
    if (provider === undefined) continue;
    const gathered = gatheredOf(provider);
    const call = callIn(event, atMs);
    if (call !== undefined) {
      // The last row is told of when it is written, after its call.
      while (call.toMs - startMs >= stepMs * STEPS) lengthen();
      addCall(gatheredOf(provider), Math.max(0, call.fromMs - startMs), Math.max(0, call.toMs - startMs));
    }
    const cap = event['cap'];
    const isCap = event['type'] === 'cap-changed' && event['model'] === undefined && typeof cap === 'number';
    if (isCap && gathered.caps.length < MOST_MARKS) gathered.caps.push({ atMs, cap });
    gathered.pauses.take(event, atMs);
  }
  if (startMs === undefined) return undefined;
  const steps = Math.max(
    1,
    ...[...providers.values()].map(({ busyMs }) => busyMs.findLastIndex((ms) => ms > 0) + 1),
  );
  return {
    startMs,
    stepMs,
    providers: [...providers].map(([name, of]) => timelineOf(name, of, { stepMs, steps, endMs })),
    ...(workers.all && { workers: workers.all }),
  };
}

function timelineOf(
  name: string,
  { busyMs, caps, pauses }: Gathered,
  { stepMs, steps, endMs }: { readonly stepMs: number; readonly steps: number; readonly endMs: number },
): ProviderTimeline {
  const inFlight = [...busyMs.subarray(0, steps)].map((ms) => Math.round((10 * ms) / stepMs) / 10);
  return { name, inFlight, caps, pauses: pauses.until(endMs) };
}

/** When the call began and ended that an event tells the end of. */
function callIn(event: JsonObject, atMs: number): { fromMs: number; toMs: number } | undefined {
  const latencyMs = Number(event['latencyMs']);
  if (!(latencyMs >= 0)) return undefined;
  if (event['type'] === 'call-failed') return { fromMs: atMs - latencyMs, toMs: atMs };
  if (event['type'] !== 'row-finished' || !(Number(event['attempts']) > 0)) return undefined;
  const startedAtMs = Number(event['startedAtMs'] ?? Number.NaN);
  const fromMs = Number.isNaN(startedAtMs) ? atMs - latencyMs : startedAtMs;
  return { fromMs, toMs: fromMs + latencyMs };
}

function halved(values: Float64Array): Float64Array {
  const merged = new Float64Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const half = Math.floor(index / 2);
    merged[half] = (merged[half] ?? 0) + (values[index] ?? 0);
  }
  return merged;
}
