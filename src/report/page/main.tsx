import { render } from 'preact';
import type { ReportInfo } from '../format/block.js';
import { App } from './App.js';
import { Labels } from './data/labels.js';
import { follow } from './data/live/follow.js';
import { Report } from './data/report.js';

/** Shows what is there already, and then what comes. */
async function start(): Promise<void> {
  const info: ReportInfo = JSON.parse(document.querySelector('script.info')?.textContent ?? '');
  const report = new Report(info);
  const root = document.querySelector('#app');
  if (root !== null) {
    root.replaceChildren();
    render(<App report={report} labels={new Labels(info.key)} />, root);
  }
  await report.readDocument(document);
  if (info.live !== undefined) follow(report, info.live);
}

void start();
