import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { answerGroups } from '../data/caseRows.js';
import type { Labels } from '../data/labels.js';
import type { Report } from '../data/report.js';
import { useTexts } from '../hooks/useTexts.js';
import { AnswerCell } from './AnswerCell.js';

const ROW_HEIGHT = 104;
/** Rows above and below what is seen, so that scrolling finds them drawn. */
const MARGIN = 4;
/** Browsers cannot make a box higher than some 16 million pixels: beyond, one step of the scroll bar is several rows. */
const HIGHEST = 8_000_000;
/** On paper there is no scrolling. */
const PRINTED = 100;

/** Cases side by side, of which only those that are seen are drawn. */
export function CaseTable({
  report,
  cases,
  selected,
  labels,
  onSelect,
  onOpen,
}: {
  readonly report: Report;
  readonly cases: Uint32Array;
  /** Index into `cases`. */
  readonly selected: number;
  readonly labels: Labels;
  readonly onSelect: (index: number) => void;
  readonly onOpen: (index: number) => void;
}) {
  const box = useRef<HTMLElement>(null);
  const [scrolled, setScrolled] = useState({ top: 0, height: 800 });
  const isPrinting = usePrinting();
  const height = Math.min(cases.length * ROW_HEIGHT, HIGHEST);
  const perPixel = cases.length / Math.max(1, height);
  const seen = Math.ceil(scrolled.height / ROW_HEIGHT);
  const top = Math.min(Math.floor(scrolled.top * perPixel), Math.max(0, cases.length - seen));
  const first = isPrinting ? 0 : Math.max(0, top - MARGIN);
  const last = isPrinting ? Math.min(PRINTED, cases.length) : Math.min(cases.length, top + seen + MARGIN);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () => setScrolled({ top: element.scrollTop, height: element.clientHeight });
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => resized.disconnect();
  }, []);
  useEffect(() => {
    const element = box.current;
    if (element === null || selected < 0) return;
    const at = selected / Math.max(perPixel, 1e-9);
    if (at < element.scrollTop) element.scrollTop = at;
    const lowest = at + ROW_HEIGHT - element.clientHeight + 40;
    if (lowest > element.scrollTop) element.scrollTop = lowest;
  }, [selected, perPixel]);

  const { rows, info } = report;
  const drawn = [...cases.subarray(first, last)].map((caseNumber, offset) => ({
    caseNumber,
    index: first + offset,
    groups: answerGroups(rows, caseNumber),
  }));
  const blocks = new Set(
    drawn.flatMap(({ caseNumber, groups }) => [
      rows.block.at(rows.cases.first(caseNumber)),
      ...groups.flatMap((ofSeries) => ofSeries.map(({ row }) => rows.block.at(row))),
    ]),
  );
  const textsOf = useTexts(report, [...blocks]);
  return (
    <section
      ref={box}
      class="cases"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrow keys.
      tabIndex={0}
      aria-label="Cases"
      onScroll={({ currentTarget }) =>
        setScrolled({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })
      }
    >
      <table aria-rowcount={cases.length} style={{ '--series': rows.series.length }}>
        <thead>
          <tr>
            <th scope="col">{info.variables.slice(0, 3).join(' · ') || 'case'}</th>
            {rows.series.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr class="space" style={{ height: `${isPrinting ? 0 : first / Math.max(perPixel, 1e-9)}px` }} />
          {drawn.map(({ caseNumber, index, groups }) => {
            const firstRow = rows.cases.first(caseNumber);
            const variables = textsOf(rows.block.at(firstRow))?.variables[rows.slot.at(firstRow)];
            return (
              <tr
                key={caseNumber}
                class={index === selected ? 'selected' : ''}
                aria-rowindex={index + 1}
                aria-selected={index === selected}
                onClick={() => onSelect(index)}
                onDblClick={() => onOpen(index)}
              >
                <th scope="row">
                  <button type="button" class="quiet open" onClick={() => onOpen(index)}>
                    <span dir="auto">{variables?.join(' · ').slice(0, 200) ?? '…'}</span>
                  </button>
                </th>
                {groups.map((ofSeries, series) => (
                  <td key={rows.series[series]}>
                    <div class="cell">
                      {ofSeries.map((group) => {
                        const texts = textsOf(rows.block.at(group.row));
                        const slot = rows.slot.at(group.row);
                        return (
                          <AnswerCell
                            key={group.row}
                            rows={rows}
                            group={group}
                            answer={texts?.answers[slot]}
                            note={texts?.notes[slot]}
                            label={labels.of(rows.labelKey(group.row))}
                            isPrinting={isPrinting}
                          />
                        );
                      })}
                    </div>
                  </td>
                ))}
              </tr>
            );
          })}
          <tr
            class="space"
            style={{
              height: `${isPrinting ? 0 : Math.max(0, height - last / Math.max(perPixel, 1e-9))}px`,
            }}
          />
        </tbody>
      </table>
      {isPrinting && cases.length > PRINTED && (
        <p>
          The first {PRINTED} of {cases.length} cases.
        </p>
      )}
    </section>
  );
}

function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(() => matchMedia('print').matches);
  useLayoutEffect(() => {
    const media = matchMedia('print');
    const look = () => setPrinting(media.matches);
    media.addEventListener('change', look);
    return () => media.removeEventListener('change', look);
  }, []);
  return isPrinting;
}
