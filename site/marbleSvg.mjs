// @ts-check

const STEP = 14;
const LINE = 34;
const TOP = 22;

/**
 * @typedef {object} Marbles
 * @property {string} name of the stream
 * @property {number} start column of its first frame
 * @property {string} frames as the marble syntax of RxJS has them: https://rxjs.dev/guide/testing/marble-testing
 * @property {string} note behind them
 */

/**
 * The streams of a diagram: every line is a name, frames, and perhaps a note.
 *
 * @param {string} text
 * @returns {readonly Marbles[]}
 */
export function marblesIn(text) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', blanks = '', frames = '', note = ''] =
        /^(\S(?:.*?\S)?)?(\s{2,}|^\s*)(\S*[-|#^()]\S*(?: [-\w|#^()]*[-|#^][-\w|#^()]*)*)\s*(.*)$/.exec(
          line,
        ) ?? [];
      return { name, start: name.length + blanks.length, frames, note: note.trim() };
    });
}

/**
 * A diagram of marbles as SVG, in the colours of the text around it.
 *
 * @param {string} text of the diagram, as the docstring has it
 * @param {string} title for those who cannot see it
 */
export function marbleSvg(text, title) {
  const streams = marblesIn(text);
  const offset = Math.min(...streams.map(({ start }) => start));
  const label = 12 + 8 * Math.max(...streams.map(({ name }) => name.length));
  const length = Math.max(...streams.map(({ start, frames }) => start - offset + frames.length));
  const note = 24 + 7 * Math.max(...streams.map((each) => each.note.length));
  const width = label + length * STEP + note;
  const rows = streams.map((stream, index) => row(stream, TOP + index * LINE, label, offset));
  return [
    `<svg class="marbles" role="img" viewBox="0 0 ${width} ${streams.length * LINE + 10}" style="max-width:${width}px">`,
    `<title>${escaped(title)}</title>`,
    ...rows,
    '</svg>',
  ].join('');
}

/**
 * @param {Marbles} stream
 * @param {number} y
 * @param {number} label
 * @param {number} offset
 */
function row({ name, start, frames, note }, y, label, offset) {
  const x = (/** @type {number} */ frame) => label + (start - offset + frame + 0.5) * STEP;
  const marks = [...frames].map((mark, frame) => markOf(mark, x(frame), y));
  return [
    `<text x="0" y="${y + 5}">${escaped(name)}</text>`,
    `<line x1="${x(-0.5)}" x2="${x(frames.length - 0.5)}" y1="${y}" y2="${y}"/>`,
    ...marks,
    `<text class="note" x="${x(frames.length) + 6}" y="${y + 5}">${escaped(note)}</text>`,
  ].join('');
}

/**
 * @param {string} mark
 * @param {number} x
 * @param {number} y
 */
function markOf(mark, x, y) {
  if (mark === '-' || mark === ' ' || mark === '(' || mark === ')') return '';
  if (mark === '|') return `<line class="end" x1="${x}" x2="${x}" y1="${y - 10}" y2="${y + 10}"/>`;
  if (mark === '#') return `<path class="error" d="M${x - 6} ${y - 6}l12 12m0-12l-12 12"/>`;
  if (mark === '^') return `<path class="begin" d="M${x} ${y + 11}v-10m-4 4l4-4l4 4"/>`;
  if (mark === '!') return `<path class="begin" d="M${x} ${y - 11}v10m-4-4l4 4l4-4"/>`;
  return `<circle cx="${x}" cy="${y}" r="8"/><text class="value" x="${x}" y="${y + 4}">${escaped(mark)}</text>`;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"{}]/g, (sign) => `&#${sign.charCodeAt(0)};`);
