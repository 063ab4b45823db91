import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Label, Labels } from './data/labels.js';
import type { Report } from './data/report.js';
import { seriesFigures } from './data/seriesFigures.js';
import { casesIn, fromHash, toHash, type View } from './data/view.js';
import { count, dollars, duration } from './figures.js';
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
  const [cursor, moveCursor] = useCursor();
  const { selected, opened, answer } = cursor.current;
  const [isDiff, setDiff] = useState(false);
  const [labelled, setLabelled] = useState(0);
  const searchField = useRef<HTMLInputElement>(null);
  const baseline = view.baseline || (rows.series[0] ?? '');
  const { hasBaselineFile } = info;

  useEffect(() => {
    const look = () => setView(fromHash(location.hash));
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const change = (changed: Partial<View>) => {
    const next = { ...view, ...changed };
    setView(next);
    moveCursor({ selected: -1 });
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
      latency: rows.latencyMs.values.slice(0, rows.count).filter((value) => value > 0),
      cost: rows.costUsd.values.slice(0, rows.count).filter((value) => value > 0),
    }),
    [version],
  );

  const caseNumber = opened === undefined ? undefined : cases[opened];
  const answersAt = (index: number | undefined) => {
    const at = index === undefined ? undefined : cases[index];
    return at === undefined ? [] : openAnswers(report, at);
  };
  const label = (change: Label) => {
    const { opened, selected, answer } = cursor.current;
    const chosen = answersAt(opened ?? selected)[opened === undefined ? 0 : answer];
    if (chosen === undefined) return;
    labels.set(rows.ids[chosen.row] ?? '', change);
    setLabelled((count) => count + 1);
  };
  const moveBy = (step: number) => {
    const { opened, selected } = cursor.current;
    const next = Math.max(0, Math.min(cases.length - 1, (opened ?? selected) + step));
    moveCursor({ selected: next, opened: opened === undefined ? undefined : next, answer: 0 });
  };
  const turnBy = (step: number) => {
    const { opened, answer } = cursor.current;
    moveCursor({ answer: Math.max(0, Math.min(answersAt(opened).length - 1, answer + step)) });
  };

  useKeys({
    j: () => moveBy(1),
    ArrowDown: () => moveBy(1),
    k: () => moveBy(-1),
    ArrowUp: () => moveBy(-1),
    ArrowRight: () => turnBy(1),
    ArrowLeft: () => turnBy(-1),
    Enter: () => cursor.current.selected >= 0 && moveCursor({ opened: cursor.current.selected }),
    d: () => setDiff((is) => !is),
    '1': () => label({ verdict: 'pass' }),
    '2': () => label({ verdict: 'fail' }),
    '0': () => label({ verdict: undefined, note: '' }),
    n: () => document.querySelector<HTMLInputElement>(`[data-answer="${cursor.current.answer}"]`)?.focus(),
    e: () => saveFile('labels.csv', labels.file()),
    '/': () => searchField.current?.focus(),
    '?': () => document.querySelector('#help')?.toggleAttribute('open'),
  });

  const costs = figures.flatMap(({ costUsd }) => costUsd ?? []);
  const total = costs.length === 0 ? undefined : costs.reduce((sum, cost) => sum + cost, 0);
  return (
    <>
      <header>
        <h1 dir="auto">{info.title}</h1>
        <p>
          {count(rows.count)} rows · {count(rows.series.length)}{' '}
          {info.by === 'model' ? 'models' : `of ${info.by}`} · {dollars(total)}
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
        <button type="button" onClick={() => saveFile('labels.csv', labels.file())}>
          export {count(labels.count)} labels
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
          total={rows.caseCount}
          progress={found.progress}
          searchField={searchField}
          onChange={change}
        />
        <CaseTable
          report={report}
          cases={cases}
          selected={selected}
          labels={labels}
          onSelect={(index) => moveCursor({ selected: index })}
          onOpen={(index) => moveCursor({ selected: index, opened: index, answer: 0 })}
        />
      </main>
      <footer>
        <Help omitted={info.omitted} />
        <p>parallamr {info.version}</p>
      </footer>
      {caseNumber !== undefined && (
        <CaseDialog
          report={report}
          caseNumber={caseNumber}
          chosen={answer}
          isDiff={isDiff}
          labels={labels}
          onChoose={(chosen) => moveCursor({ answer: chosen })}
          onNote={(id, note) => {
            labels.set(id, { note });
            setLabelled(labelled + 1);
          }}
          onClose={() => moveCursor({ opened: undefined })}
        />
      )}
    </>
  );
}
