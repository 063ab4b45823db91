import { useLayoutEffect, useRef } from 'preact/hooks';
import { type AnswerGroup, answerGroups } from '../data/caseRows.js';
import type { Labels } from '../data/labels.js';
import type { Report } from '../data/report.js';
import { useTexts } from '../hooks/useTexts.js';
import { Facts } from './AnswerCell.js';
import { LongText } from './LongText.js';
import { Variables } from './Variables.js';
import { WordDiff } from './WordDiff.js';

/** One answer of the opened case. */
export interface OpenAnswer extends AnswerGroup {
  readonly name: string;
}

/** The answers to a case, in the order they are shown. */
export function openAnswers({ rows }: Report, caseNumber: number): readonly OpenAnswer[] {
  return answerGroups(rows, caseNumber).flatMap((ofSeries, series) =>
    ofSeries.map((group) => ({
      ...group,
      name: `${rows.series[series] ?? ''}${group.isBaseline ? ' (baseline)' : ''}`,
    })),
  );
}

/** A case with everything that is known of it. */
export function CaseDialog({
  report,
  caseNumber,
  chosen,
  isDiff,
  labels,
  onChoose,
  onNote,
  onClose,
}: {
  readonly report: Report;
  readonly caseNumber: number;
  /** Which of the answers labels are given to. */
  readonly chosen: number;
  /** Whether the others are shown by how they differ from the first. */
  readonly isDiff: boolean;
  readonly labels: Labels;
  readonly onChoose: (answer: number) => void;
  readonly onNote: (rows: readonly number[], note: string) => void;
  readonly onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const { rows, info } = report;
  const answers = openAnswers(report, caseNumber);
  const textsOf = useTexts(
    report,
    answers.map(({ row }) => rows.block.at(row)),
  );
  const textsAt = (row: number) => {
    const texts = textsOf(rows.block.at(row));
    const slot = rows.slot.at(row);
    return texts && { answer: texts.answers[slot] ?? '', note: texts.notes[slot] ?? '' };
  };
  const variablesOf = (row: number) => textsOf(rows.block.at(row))?.variables[rows.slot.at(row)];
  const variables = variablesOf(rows.cases.first(caseNumber)) ?? [];
  /** What the rows of the case differ in is shown with each of them. */
  const isShared = info.variables.map((_, index) =>
    answers.every(({ row }) => (variablesOf(row) ?? variables)[index] === variables[index]),
  );
  const reference = answers[0] && textsAt(answers[0].row)?.answer;
  return (
    <dialog ref={dialog} aria-label="Case" onClose={onClose}>
      <form method="dialog">
        <button type="submit" aria-label="Close">
          ✕
        </button>
      </form>
      <Variables names={info.variables} values={variables} isShown={(index) => isShared[index] === true} />
      <div class="answers">
        {answers.map(({ row, name, rows: alike }, index) => {
          const texts = textsAt(row);
          const key = rows.labelKey(row);
          const label = labels.of(key);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys choose as well.
            <section
              key={row}
              class={index === chosen ? 'chosen' : ''}
              aria-label={name}
              onClick={() => onChoose(index)}
            >
              <h3>{name}</h3>
              <Facts rows={rows} row={row} times={alike.length} label={label} />
              {texts === undefined && <p>…</p>}
              <Variables
                names={info.variables}
                values={variablesOf(row) ?? []}
                isShown={(index) => isShared[index] === false}
              />
              {texts && texts.note !== '' && (
                <p class="note" dir="auto">
                  {texts.note}
                </p>
              )}
              {texts &&
                (isDiff && index > 0 && reference !== undefined ? (
                  <WordDiff one={reference} other={texts.answer} />
                ) : (
                  <LongText text={texts.answer} />
                ))}
              {key !== '' && (
                <label class="own-note">
                  note
                  <input
                    value={label.note ?? ''}
                    data-answer={index}
                    onFocus={() => onChoose(index)}
                    onInput={({ currentTarget }) => onNote(alike, currentTarget.value)}
                  />
                </label>
              )}
            </section>
          );
        })}
      </div>
    </dialog>
  );
}
