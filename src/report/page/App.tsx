import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { counted } from '../../text/counted.js';
import { grouped } from '../../text/grouped.js';
import { type Label, type Labels, labelsCsv } from './data/labels.js';
import type { Report } from './data/report.js';
import type { Rows } from './data/rows.js';
import { seriesFigures } from './data/seriesFigures.js';
import { casesIn, fromHash, toHash, type View } from './data/view.js';
import { dollars, duration } from './figures.js';
import { useChanges } from './hooks/useChanges.js';
import { useCursor } from './hooks/useCursor.js';
import { useKeys } from './hooks/useKeys.js';
import { useSearch } from './hooks/useSearch.js';
import { CaseDialog, openAnswers } from './parts/CaseDialog.js';
import { CaseTable } from './parts/CaseTable.js';
import { Errors } from './parts/Errors.js';
import { Filters } from './parts/Filters.js';
import { Help } from './parts/Help.js';
import { Histogram } from './parts/Histogram.js';
import { Overview } from './parts/Overview.js';
import { TimelineChart } from './parts/TimelineChart.js';
import { WorkerTable } from './parts/WorkerTable.js';
import { savedPage } from './savedPage.js';
import { saveFile } from './saveFile.js';

/** The whole page. What is shown stands in the address, so that a link shows what one saw. */
export function App({ report, labels }: { readonly report: Report; readonly labels: Labels }) {
  const { rows, info } = report;
  const version = useChanges((onChange) => report.watch(onChange));
  const [view, setView] = useState<View>(() => fromHash(location.hash));
  const [cursor, move] = useCursor();
  const { selected, isOpen, answer } = cursor.current;
  const [isDiff, setDiff] = useState(false);
  const [labelled, setLabelled] = useState(0);
  const searchField = useRef<HTMLInputElement>(null);
  const baseline = view.baseline || (rows.series[0] ?? '');
  const { hasBaselineFile } = info;

  useLayoutEffect(() => {
    const look = () => setView(fromHash(location.hash));
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const change = (changed: Partial<View>) => {
    const next = { ...view, ...changed };
    setView(next);
    move.leave();
    const hash = toHash(next);
    history.replaceState(null, '', hash === '' ? location.pathname + location.search : `#${hash}`);
  };

  const found = useSearch(report, view.search, version);
  const cases = useMemo(() => {
    return casesIn(
      { ...view, baseline },
      { rows, hasBaselineFile, found: found.rows, labelOf: labels.verdictsOf(rows) },
    );
  }, [version, view, found.rows, labelled]);
  const figures = useMemo(
    () => seriesFigures(rows, { baseline, hasBaselineFile }),
    [version, baseline, hasBaselineFile],
  );
  const spread = useMemo(
    () => ({
      latency: positive(rows.latencyMs.values, rows),
      cost: positive(rows.costUsd.values, rows),
    }),
    [version],
  );

  const answersOf = (caseNumber: number | undefined) =>
    caseNumber === undefined ? [] : openAnswers(report, caseNumber);
  const labelRows = (some: readonly number[], change: Label) => {
    labels.set(
      some.map((row) => rows.labelKey(row)),
      change,
    );
    setLabelled((count) => count + 1);
  };
  const label = (change: Label) => {
    const { selected, isOpen, answer } = cursor.current;
    const chosen = answersOf(selected)[isOpen ? answer : 0];
    if (chosen !== undefined) labelRows(chosen.rows, change);
  };
  const openSelected = () => {
    const { selected, isOpen } = cursor.current;
    if (selected !== undefined && !isOpen) move.change({ isOpen: true, answer: 0 });
  };
  const turnBy = (step: number) => {
    const { selected, isOpen, answer } = cursor.current;
    const last = answersOf(selected).length - 1;
    if (isOpen) move.change({ answer: Math.max(0, Math.min(last, answer + step)) });
  };
  const hasIds = useMemo(() => rows.ids.some((id) => id !== ''), [version]);
  const given = useMemo(() => labels.given(rows), [version, labelled]);
  const saveLabels = () =>
    saveFile('labels.csv', new Blob([labelsCsv(labels.given(rows))], { type: 'text/csv' }));

  useKeys({
    j: () => move.step(cases, 1),
    ArrowDown: () => move.step(cases, 1),
    k: () => move.step(cases, -1),
    ArrowUp: () => move.step(cases, -1),
    ArrowRight: () => turnBy(1),
    ArrowLeft: () => turnBy(-1),
    Enter: openSelected,
    d: () => {
      setDiff(!isDiff || !cursor.current.isOpen);
      openSelected();
    },
    '1': () => label({ verdict: 'pass' }),
    '2': () => label({ verdict: 'fail' }),
    '0': () => label({ verdict: undefined, note: '' }),
    n: () => {
      const writeNote = () => noteField(cursor.current.answer)?.focus();
      const { isOpen } = cursor.current;
      openSelected();
      // A case is drawn in a microtask, before the next key comes, which is the first of the note.
      if (isOpen) writeNote();
      else queueMicrotask(writeNote);
    },
    e: saveLabels,
    '/': () => searchField.current?.focus(),
    '?': showHelp,
  });

  const costs = figures.flatMap(({ costUsd }) => costUsd ?? []);
  const total = costs.length === 0 ? undefined : costs.reduce((sum, cost) => sum + cost, 0);
  return (
    <>
      <header>
        <h1 dir="auto">{info.title}</h1>
        <p>
          {counted(rows.count - rows.baselineCount, 'row')} ·{' '}
          {info.by === 'model'
            ? counted(rows.series.length, 'model')
            : `${grouped(rows.series.length)} of ${info.by}`}
          {total !== undefined && ` · ${dollars(total)}`}
          {report.state === 'reading' && ' · reading …'}
          {report.state === 'live' && ' · the run goes on'}
          {report.state === 'complete' && info.live !== undefined && ' · the run is over'}
          {report.state === 'broken off' && ' · the run was broken off: what came until then is here'}
        </p>
        {report.packed.length > 0 && report.state !== 'live' && (
          <button type="button" onClick={() => saveFile('report.html', savedPage(report))}>
            save this page
          </button>
        )}
        {hasIds || rows.count === 0 ? (
          <button type="button" onClick={saveLabels}>
            export {counted(given.length, 'label')}
          </button>
        ) : (
          <span>no labels without experiment_id</span>
        )}
        <button type="button" onClick={showHelp}>
          ? keys
        </button>
      </header>
      <main>
        <Overview
          info={info}
          names={rows.series}
          figures={figures}
          baseline={baseline}
          onBaseline={(name) => change({ baseline: name })}
        />
        <div class="charts">
          <Histogram title="latency" values={spread.latency} format={duration} />
          <Histogram title="cost of a row" values={spread.cost} format={dollars} />
          <Errors rows={rows} chosen={view.error} onChoose={(error) => change({ error })} />
        </div>
        {info.timeline && <TimelineChart timeline={info.timeline} />}
        {report.workers.length > 0 && <WorkerTable workers={report.workers} />}
        <Filters
          view={view}
          series={rows.series}
          shown={cases.length}
          by={info.by}
          total={rows.cases.count}
          progress={found.progress}
          searchField={searchField}
          onChange={change}
        />
        <CaseTable
          report={report}
          cases={cases}
          selected={selected === undefined ? -1 : cases.indexOf(selected)}
          labels={labels}
          onSelect={(place) => move.change({ selected: cases[place], place, answer: 0 })}
          onOpen={(place) => move.change({ selected: cases[place], place, answer: 0, isOpen: true })}
        />
      </main>
      <footer>
        <Help omitted={info.omitted} />
        <p>parallamr {info.version}</p>
      </footer>
      {isOpen && selected !== undefined && (
        <CaseDialog
          report={report}
          caseNumber={selected}
          chosen={answer}
          isDiff={isDiff}
          labels={labels}
          onChoose={(chosen) => move.change({ answer: chosen })}
          onNote={(some, note) => labelRows(some, { note })}
          onClose={() => move.change({ isOpen: false })}
        />
      )}
    </>
  );
}

/** What is known of the results themselves, without those of the baseline file. */
function positive(values: Float64Array, { count, isBaseline }: Rows): Float64Array {
  return values.slice(0, count).filter((value, row) => value > 0 && isBaseline.at(row) === 0);
}

function noteField(answer: number): HTMLInputElement | null {
  return document.querySelector(`[data-answer="${answer}"]`);
}

/** Opens the list of keys, or closes it. */
function showHelp(): void {
  const help = document.querySelector('#help');
  if (help?.toggleAttribute('open')) help.scrollIntoView();
}
