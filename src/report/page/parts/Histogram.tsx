const BINS = 24;

/** How values are distributed, on a logarithmic scale. Nothing where none is known. */
export function Histogram({
  title,
  values,
  format,
}: {
  readonly title: string;
  readonly values: Float64Array;
  readonly format: (value: number) => string;
}) {
  if (values.length === 0) return null;
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), 0);
  const bins = binned(values, low, high);
  const most = Math.max(...bins);
  return (
    <figure class="histogram">
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`0 0 ${BINS * 4} 32`}
        role="img"
        aria-label={`${title}: from ${format(low)} to ${format(high)}`}
        preserveAspectRatio="none"
      >
        {bins.map((count, index) => {
          const height = (30 * count) / most;
          return <rect key={index} x={index * 4} width="3.4" y={31 - height} height={height + 1} />;
        })}
      </svg>
      <p class="scale">
        <span>{format(low)}</span>
        <span>{format(high)}</span>
      </p>
    </figure>
  );
}

function binned(values: Float64Array, low: number, high: number): readonly number[] {
  const floor = Math.max(low, high / 1e6, Number.MIN_VALUE);
  const width = Math.log(high / floor) / BINS || 1;
  const bins = new Array<number>(BINS).fill(0);
  for (const value of values) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(Math.log(Math.max(value, floor) / floor) / width)));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}
