/** Controls but for line feed and tab (C0, DEL, C1), and those that turn the direction of writing around. */
const CONTROLS = /[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A cell that is shown on a terminal, and cannot control it: escape sequences and their like become visible. */
export function terminalCell(cell: string): string {
  return cell.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
