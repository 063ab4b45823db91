// @ts-check

/**
 * Ends a program with 2 and one line: what is wrong with its arguments, and what it takes.
 *
 * @param {string} usage whose first line shows the arguments
 * @param {string} reason
 * @returns {never}
 */
export function refuse(usage, reason) {
  console.error(`${reason}; usage: ${usage.split('\n', 1)[0]}`);
  process.exit(2);
}
