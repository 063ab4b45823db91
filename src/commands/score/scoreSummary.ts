import type { Labels } from '../../scores/labels.js';
import type { ScorePlan } from '../../scores/scorePlan.js';
import type { ScoreTally } from '../../scores/scoreTally.js';
import { counted } from '../../text/counted.js';

interface Context {
  readonly labels: Labels | undefined;
  readonly failUnder: number | undefined;
}

/** What `score` says at its end, line by line. */
export function scoreSummary(
  tally: ScoreTally,
  { added }: ScorePlan,
  { labels, failUnder }: Context,
): readonly string[] {
  const { rows, scored, passed, unanswered, unchecked, firstGap, mean, means } = tally;
  const each = means.map((value, index) => `${added[index]?.replace('score.', '')} ${digits(value)}`);
  return [
    `Scored ${scored} of ${counted(rows, 'row')}: mean ${digits(mean)}, ${passed} passed`,
    ...(each.length > 1 ? [`  ${each.join(', ')}`] : []),
    ...(unanswered > 0 ? [`  ${unanswered} without an answer, not scored`] : []),
    ...(unchecked > 0
      ? [`Warning: ${counted(unchecked, 'row')} could not be checked in full: ${firstGap}`]
      : []),
    ...(labels && labels.unmatched > 0
      ? [`Warning: ${counted(labels.unmatched, 'label belongs', 'labels belong')} to no row`]
      : []),
    ...(labels && labels.unread > 0
      ? [
          `Warning: ${counted(labels.unread, 'label says', 'labels say')} neither pass nor fail, nor a number from 0 to 1`,
        ]
      : []),
    ...(failUnder !== undefined && !((mean ?? -1) >= failUnder)
      ? [`The mean score is below --fail-under ${failUnder}`]
      : []),
  ];
}

function digits(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(3);
}
