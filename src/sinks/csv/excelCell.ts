/** What spreadsheet programs skip before they look for a formula: blanks, control, format and zero-width characters. */
const SKIPPED = /^[\s\p{Cc}\p{Cf}\u115F\u1160\u3164\uFFA0]*/u;
const FORMULA_STARTS = new Set('=+-@＝＋－＠');
const NUMBER = /^[+-](?:\d[\d.,]*|[.,]\d+)(?:e[+-]?\d+)?%?$/i;
const LINE_BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/**
 * Makes a cell safe to open in a spreadsheet program: one line, and no formula. A formula gets a leading `'`; what is
 * merely a number with a sign stays as it is. A cell that has been through it once does not change any more.
 *
 * See https://owasp.org/www-community/attacks/CSV_Injection
 *
 * @example
 * excelCell('=1+1');  // "'=1+1"
 * excelCell('-3.2e4'); // '-3.2e4'
 */
export function excelCell(cell: string): string {
  const line = cell.replace(LINE_BREAKS, ' ');
  return isFormula(line) ? `'${line}` : line;
}

function isFormula(line: string): boolean {
  if (line.startsWith('\t')) return true;
  const text = line.replace(SKIPPED, '');
  return FORMULA_STARTS.has(text.charAt(0)) && !NUMBER.test(text.trimEnd());
}
