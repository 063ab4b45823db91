import { dollars, shortDuration } from '../../reporters/figures.js';
import { type TableColumn, textTable } from '../../reporters/terminal/textTable.js';
import type { ComparedSide, Comparison } from '../../scores/compare/comparison.js';
import { FEWEST_CASES, FEWEST_CLUSTERS } from '../../scores/compare/difference.js';
import type { ComparedDifference } from '../../scores/compare/judgedDifferences.js';
import type { MeanFigure } from '../../scores/compare/meanFigure.js';
import { cleanText } from '../../text/cleanText.js';
import { counted } from '../../text/counted.js';
import { grouped } from '../../text/grouped.js';

const WIDTH = 160;
const MOST_COLUMNS = 4;

/**
 * A comparison as lines for people.
 *
 * ```
 * score, 200 cases x 3 repeats, paired by question
 * model                mean           95 %  against openai/gpt-4o-mini
 * openai/gpt-4o-mini  0.780  0.724-0.836
 * ollama/llama3.2     0.601  0.531-0.671  -0.179 (-0.241 to -0.117)  12 up 61 down  worse, p < 0.001
 * ```
 */
export function comparisonText(compared: Comparison): readonly string[] {
  const { sides, baseline } = compared;
  const names = { title: compared.by.join(' · '), cells: sides.map(({ name }) => cleanText(name)) };
  const column = columnOf(sides);
  return [
    headline(compared),
    ...textTable(
      [
        names,
        column('mean', ({ mean }) => (mean === undefined ? '-' : digits(mean.value))),
        column('95 %', ({ mean }) => interval(mean)),
        column(`against ${cleanText(baseline ?? '')}`, (side) => deltaOf(side, baseline)),
        column('', ({ difference }) => countsOf(difference)),
        column('', ({ difference }) => judgementOf(difference)),
      ],
      WIDTH,
    ),
    ...figureLines(names, sides),
    ...sides.flatMap(labelLines),
    ...sides.flatMap(gapLines),
    ...warnings(compared),
    ...legend(compared),
  ];
}

function columnOf(sides: readonly ComparedSide[]) {
  return (title: string, cell: (side: ComparedSide) => string): TableColumn => ({
    title,
    cells: sides.map(cell),
  });
}

/** Chances over several tries, latencies and costs, where they are known. */
function figureLines(names: TableColumn, sides: readonly ComparedSide[]): readonly string[] {
  const column = columnOf(sides);
  const tries = new Set(sides.flatMap((side) => side.tries.map(({ k }) => k)));
  const figures = [
    ...[...tries].flatMap((k) => [
      column(`pass@${k}`, (side) => chanceOf(side, k, 'passAtK')),
      column(`pass^${k}`, (side) => chanceOf(side, k, 'passHatK')),
    ]),
    column('p50', ({ latencyMs: { p50 } }) => (p50 === undefined ? '' : shortDuration(p50))),
    column('p95', ({ latencyMs: { p95 } }) => (p95 === undefined ? '' : shortDuration(p95))),
    column('cost', costOf),
    column('a row', ({ costUsd, priced }) => (costUsd === undefined ? '' : dollars(costUsd / priced))),
  ];
  const isKnown = figures.some(({ cells }) => cells.some((cell) => cell !== ''));
  return isKnown ? ['', ...textTable([names, ...figures], WIDTH)] : [];
}

function headline({ score, cases, repeats, caseColumns, baseline }: Comparison): string {
  const times = repeats > 1 ? ` x ${grouped(repeats)} repeats` : '';
  const columns =
    caseColumns.length > MOST_COLUMNS
      ? `${caseColumns.length} columns`
      : caseColumns.map((name) => cleanText(name)).join(', ');
  const paired = baseline === undefined ? '' : `, paired by ${columns || 'nothing'}`;
  return `${score}, ${counted(cases, 'case')}${times}${paired}`;
}

function interval(mean: MeanFigure | undefined): string {
  return mean?.low === undefined || mean.high === undefined
    ? '-'
    : `${digits(mean.low)}-${digits(mean.high)}`;
}

function deltaOf({ isBaseline, difference }: ComparedSide, baseline: string | undefined): string {
  if (baseline === undefined || isBaseline) return '';
  if (difference === undefined) return 'no case in common';
  const { value, low, high } = difference;
  const range = low === undefined || high === undefined ? '' : ` (${signed(low)} to ${signed(high)})`;
  return `${signed(value)}${range}`;
}

function countsOf(difference: ComparedDifference | undefined): string {
  return difference === undefined ? '' : `${grouped(difference.better)} up ${grouped(difference.worse)} down`;
}

function judgementOf(difference: ComparedDifference | undefined): string {
  if (difference === undefined) return '';
  const { judgement, adjustedPValue } = difference;
  if (judgement === 'too few') return 'too few to tell';
  const chance = adjustedPValue < 0.001 ? 'p < 0.001' : `p = ${adjustedPValue.toFixed(3)}`;
  return judgement === 'unclear' ? `may be chance, ${chance}` : `${judgement}, ${chance}`;
}

function chanceOf({ tries }: ComparedSide, k: number, which: 'passAtK' | 'passHatK'): string {
  const found = tries.find((figure) => figure.k === k);
  return found === undefined ? '-' : digits(found[which]);
}

/** What is known of a cost is the least that it was. */
function costOf({ costUsd, priced, rows, unanswered }: ComparedSide): string {
  if (costUsd === undefined) return '';
  return `${priced < rows - unanswered ? '>' : ''}${dollars(costUsd)}`;
}

function labelLines({ name, labels }: ComparedSide): readonly string[] {
  if (labels === undefined) return [];
  const { agreement, kappa, share } = labels;
  const beyond = kappa === undefined ? '' : `, kappa ${digits(kappa)}`;
  const unbiased =
    share === undefined
      ? ''
      : `; passes without the bias of the score: ${digits(share.value)} (${digits(share.low)}-${digits(share.high)})`;
  return [
    `${cleanText(name)}: ${counted(labels.labels, 'label')}, agreement ${digits(agreement)}${beyond}${unbiased}`,
  ];
}

function gapLines({ name, casesWithout, unanswered, unscored }: ComparedSide): readonly string[] {
  if (unanswered === 0 && unscored === 0) return [];
  const rows = [
    ...(unanswered > 0 ? [`${counted(unanswered, 'row')} unanswered`] : []),
    ...(unscored > 0 ? [`${counted(unscored, 'row')} without a score`] : []),
  ].join(', ');
  const left = casesWithout > 0 ? `: ${counted(casesWithout, 'case')} left out` : ', left out';
  return [`${cleanText(name)}: ${rows}${left}`];
}

function warnings({ sides, baseline }: Comparison): readonly string[] {
  const scored = sides.filter(({ cases }) => cases > 0);
  const isLonely =
    baseline !== undefined &&
    scored.some(({ isBaseline }) => isBaseline) &&
    scored.some(({ isBaseline, difference }) => !isBaseline && !difference);
  return isLonely
    ? ['No case is shared with the baseline: name the columns that tell cases apart with --case']
    : [];
}

/** What the words above mean that not everybody knows. */
function legend({ sides, baseline, by }: Comparison): readonly string[] {
  const isPaired = baseline !== undefined && sides.some(({ difference }) => difference !== undefined);
  const isClustered = sides.some(({ difference }) => difference?.clusters !== undefined);
  const orClusters = isClustered ? ` or ${FEWEST_CLUSTERS} clusters` : '';
  const isOfInput =
    by.some((name) => name.startsWith('input_')) &&
    sides.some(({ latencyMs, costUsd }) => latencyMs.p50 !== undefined || costUsd !== undefined);
  const words = [
    ...(isPaired ? ['paired: each case with itself', 'up, down: cases that got better, worse'] : []),
    ...(sides.some(({ difference }) => difference?.judgement === 'too few')
      ? [`too few to tell: below ${FEWEST_CASES} shared cases${orClusters}`]
      : []),
    ...(sides.some(({ tries }) => tries.length > 0)
      ? ['pass@k: one of k tries passes, pass^k: all of them']
      : []),
    ...(isOfInput ? ["p50, p95, cost: of the last calls, such as a judge's"] : []),
  ];
  return words.length === 0 ? [] : ['', `${words.join('; ')}; see parallamr compare --help`];
}

/** Three digits behind the point, four in all for larger numbers. */
function digits(value: number): string {
  return Math.abs(value) < 10 ? value.toFixed(3) : String(Number(value.toPrecision(4)));
}

function signed(value: number): string {
  return value < 0 ? digits(value) : `+${digits(value)}`;
}
