import { counted } from '../../../text/counted.js';
import { grouped } from '../../../text/grouped.js';
import type { ProviderTimeline, Timeline } from '../../format/block.js';
import { duration } from '../figures.js';

const WIDTH = 1000;
const HEIGHT = 48;
/** Caps are drawn up to so many times the calls that were in flight at most. */
const SEEN = 2;

/** Calls in flight over the time of the run, each provider's cap as a line, and its pauses as bands. */
export function TimelineChart({ timeline }: { readonly timeline: Timeline }) {
  const steps = Math.max(1, ...timeline.providers.map(({ inFlight }) => inFlight.length));
  const lastMs = steps * timeline.stepMs;
  return (
    <section class="timeline" aria-label="Timeline of the run">
      <h2>calls in flight over {duration(lastMs)}</h2>
      {timeline.providers.map((provider) => (
        <ProviderChart key={provider.name} provider={provider} timeline={timeline} lastMs={lastMs} />
      ))}
    </section>
  );
}

function ProviderChart({
  provider: { name, inFlight, caps, pauses },
  timeline: { startMs, stepMs },
  lastMs,
}: {
  readonly provider: ProviderTimeline;
  readonly timeline: Timeline;
  readonly lastMs: number;
}) {
  const busiest = Math.max(1, ...inFlight);
  // A cap that is far from reached would make calls too low to be seen.
  const shownCaps = caps.filter(({ cap }) => cap <= SEEN * busiest);
  const most = Math.max(busiest, ...shownCaps.map(({ cap }) => cap));
  const x = (atMs: number) => (WIDTH * (atMs - startMs)) / lastMs;
  const y = (value: number) => HEIGHT - ((HEIGHT - 2) * Math.min(value, most)) / most;
  const area = inFlight.map((calls, step) => {
    const from = x(startMs + step * stepMs).toFixed(1);
    return `L${from},${y(calls).toFixed(1)}H${x(startMs + (step + 1) * stepMs).toFixed(1)}`;
  });
  const pausedMs = coveredMs(pauses);
  const label = `${name}: at most ${counted(Math.max(0, ...inFlight), 'call')} at once, ${counted(pauses.length, 'pause')}, ${duration(pausedMs)} in all`;
  return (
    <figure>
      <figcaption>
        {name} · at most {grouped(Math.round(Math.max(0, ...inFlight)))} in flight
        {pauses.length > 0 &&
          ` · paused ${counted(pauses.length, 'time')}, ${duration(pausedMs)}: ${pauses[0]?.reason}`}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} preserveAspectRatio="none">
        {pauses.map(({ fromMs, toMs, reason }) => (
          <rect
            key={fromMs}
            class="pause"
            x={x(fromMs)}
            width={Math.max(1, x(toMs) - x(fromMs))}
            y="0"
            height={HEIGHT}
          >
            <title>{`paused ${duration(toMs - fromMs)}: ${reason}`}</title>
          </rect>
        ))}
        <path class="calls" d={`M0,${HEIGHT}${area.join('')}V${HEIGHT}Z`} />
        {caps.map(({ atMs, cap }, index) =>
          cap > most ? null : (
            <line
              key={index}
              class="cap"
              x1={x(atMs)}
              x2={x(caps[index + 1]?.atMs ?? startMs + lastMs)}
              y1={y(cap)}
              y2={y(cap)}
            />
          ),
        )}
      </svg>
    </figure>
  );
}

/** How long one of them was on, those of several models at once counted once. */
function coveredMs(pauses: ProviderTimeline['pauses']): number {
  let untilMs = Number.NEGATIVE_INFINITY;
  let coveredMs = 0;
  for (const { fromMs, toMs } of pauses) {
    coveredMs += Math.max(0, toMs - Math.max(fromMs, untilMs));
    untilMs = Math.max(untilMs, toMs);
  }
  return coveredMs;
}
