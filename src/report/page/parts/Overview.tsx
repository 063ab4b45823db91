import type { MeanFigure } from '../../../scores/compare/meanFigure.js';
import { grouped } from '../../../text/grouped.js';
import type { ReportInfo } from '../../format/block.js';
import type { SeriesFigures } from '../data/seriesFigures.js';
import { dollars, duration, score } from '../figures.js';
import { IntervalMark } from './IntervalMark.js';
import { NumberHead } from './NumberHead.js';

/** The table of series: score, difference to the baseline, latency, cost, errors. */
export function Overview({
  info,
  names,
  figures,
  baseline,
  onBaseline,
}: {
  readonly info: ReportInfo;
  readonly names: readonly string[];
  readonly figures: readonly SeriesFigures[];
  readonly baseline: string;
  readonly onBaseline: (name: string) => void;
}) {
  const isScored = figures.some((figure) => figure.score !== undefined);
  const [from, to] = scaleOf(figures);
  // Rows that a judge was shown took what the judge took.
  const ofWhich = info.by.startsWith('input_') ? ' of last call' : '';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrow keys.
    <section class="scroll" tabIndex={0} aria-label="Overview">
      <table class="overview">
        <thead>
          <tr>
            <th scope="col">{info.by}</th>
            {isScored && <th scope="col">score, 95 % interval</th>}
            {isScored && (
              <th scope="col">{info.hasBaselineFile ? 'since the baseline' : 'to the baseline'}</th>
            )}
            <NumberHead>{`p50 / p95${ofWhich}`}</NumberHead>
            <NumberHead>{`cost${ofWhich}`}</NumberHead>
            <NumberHead>rows</NumberHead>
            <NumberHead>errors</NumberHead>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => {
            const name = names[figure.series] ?? '';
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                {isScored && <ScoreCell figure={figure} from={from} to={to} />}
                {isScored && (
                  <td class="difference">
                    <Difference figure={figure} />
                    {!info.hasBaselineFile && name === baseline && <em>baseline</em>}
                    {!info.hasBaselineFile && name !== baseline && (
                      <button type="button" class="quiet" onClick={() => onBaseline(name)}>
                        compare to this
                      </button>
                    )}
                  </td>
                )}
                <td class="number">
                  {duration(figure.medianMs)} / {duration(figure.p95Ms)}
                </td>
                <td class="number">{dollars(figure.costUsd)}</td>
                <td class="number">{grouped(figure.rows)}</td>
                <td class="number">{grouped(figure.errors)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function ScoreCell({
  figure: { score: estimate },
  from,
  to,
}: {
  readonly figure: SeriesFigures;
  readonly from: number;
  readonly to: number;
}) {
  if (estimate === undefined) return <td>–</td>;
  return (
    <td class="scored">
      <IntervalMark estimate={estimate} from={from} to={to} />
      <span>
        <b>{score(estimate.value)}</b> {range(estimate, false)}
      </span>
    </td>
  );
}

function Difference({ figure: { difference } }: { readonly figure: SeriesFigures }) {
  if (difference === undefined) return null;
  return (
    <span class={VERDICTS[difference.judgement]}>
      <b>{score(difference.value, true)}</b> {range(difference, true)}{' '}
      {difference.judgement === 'too few' && <em>too few to tell</em>}
    </span>
  );
}

const VERDICTS = { better: 'better', worse: 'worse', unclear: 'same', 'too few': 'same' } as const;

/** What a single case does not tell is left out. */
function range({ low, high }: Pick<MeanFigure, 'low' | 'high'>, isSigned: boolean): string {
  return low === undefined || high === undefined ? '' : `${score(low, isSigned)} to ${score(high, isSigned)}`;
}

/** Scores are from 0 to 1; what goes beyond makes room for itself. */
function scaleOf(figures: readonly SeriesFigures[]): readonly [number, number] {
  const ends = figures.flatMap(({ score: estimate }) => [
    estimate?.value ?? 0,
    estimate?.low ?? 0,
    estimate?.high ?? 0,
  ]);
  return [Math.min(0, ...ends), Math.max(1, ...ends)];
}
