import type { AnswerGroup } from '../data/caseRows.js';
import type { Label } from '../data/labels.js';
import { type Rows, STATUS } from '../data/rows.js';
import { duration, score } from '../figures.js';

const PREVIEW = 240;
/** On paper nothing can be opened. */
const PRINTED = 10_000;

/** The beginning of an answer, and what is known of it in one line. */
export function AnswerCell({
  rows,
  group: { row, rows: alike },
  answer,
  note,
  label,
  isPrinting,
}: {
  readonly rows: Rows;
  readonly group: AnswerGroup;
  /** `undefined` until it is unpacked. */
  readonly answer: string | undefined;
  readonly note: string | undefined;
  readonly label: Label;
  readonly isPrinting: boolean;
}) {
  const isError = rows.status.at(row) === STATUS.error;
  const text = answer === '' || isError ? note : answer;
  return (
    <div class={isError ? 'answer failed' : 'answer'}>
      <p dir="auto">{text === undefined ? '…' : text.slice(0, isPrinting ? PRINTED : PREVIEW)}</p>
      <Facts rows={rows} row={row} times={alike.length} label={label} />
    </div>
  );
}

/** What is known of an answer: its score, its label, how long it took, how often it came. */
export function Facts({
  rows,
  row,
  times,
  label,
}: {
  readonly rows: Rows;
  readonly row: number;
  readonly times: number;
  readonly label: Label;
}) {
  const scored = rows.score.at(row);
  const status = rows.status.at(row);
  return (
    <p class="facts">
      {status === STATUS.error && <span class="error">error</span>}
      {status === STATUS.warning && <span class="warning">warning</span>}
      {!Number.isNaN(scored) && <span class={scored >= 0.5 ? 'better' : 'worse'}>{score(scored)}</span>}
      {label.verdict && <span class={label.verdict === 'pass' ? 'better' : 'worse'}>{label.verdict}</span>}
      {label.note && <span title={label.note}>note</span>}
      <span>{duration(rows.latencyMs.at(row))}</span>
      {times > 1 && <span>× {times}</span>}
    </p>
  );
}
