import { sevenBits } from '../format/sevenBits.js';
import type { Report } from './data/report.js';

/** The page with all its rows, as the file that `parallamr report` would write: it needs no server any more. */
export function savedPage(report: Report): Blob {
  const { live: _, ...known } = report.info;
  const info = { ...known, ...(report.workers.length > 0 && { workers: report.workers }) };
  const head = document.head.outerHTML.replace("; connect-src 'self'", '');
  const script = document.querySelector('script.page')?.textContent ?? '';
  const pieces = [`<!doctype html>\n<html lang="en">\n${head}\n<body>\n<div id="app"></div>\n`];
  pieces.push(
    element('info', JSON.stringify(info).replace(/</g, '\\u003c')),
    `<script class="page">${script}</script>\n`,
  );
  for (const { facts, texts } of report.packed)
    pieces.push(element('facts', sevenBits(facts)), element('texts', sevenBits(texts)));
  pieces.push('</body>\n</html>\n');
  return new Blob(pieces, { type: 'text/html' });
}

function element(kind: string, text: string): string {
  return `<script type="text/plain" class="${kind}">${text}</script>\n`;
}
