// @ts-check

/**
 * Lines of cells as text, each column as wide as its widest cell.
 *
 * @param {readonly (readonly string[])[]} lines
 * @returns {string}
 */
export function aligned(lines) {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
