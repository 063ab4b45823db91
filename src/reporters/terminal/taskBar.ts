/** What the surroundings say of the terminal. */
export type TerminalEnv = Readonly<Record<string, string | undefined>>;

/** Sets the task bar back to nothing. */
export const CLEAR_TASK_BAR = '\x1b]9;4;0;0\x07';

/**
 * Whether the terminal shows progress in its task bar or tab (OSC 9;4 of ConEmu): one that is known to, and not behind
 * a multiplexer, which may pass it on or not and never clears it.
 *
 * https://conemu.github.io/en/AnsiEscapeCodes.html#ConEmu_specific_OSC
 */
export function hasTaskBar(env: TerminalEnv): boolean {
  if (env['TMUX'] || env['STY'] || env['ZELLIJ']) return false;
  if (env['WT_SESSION'] || env['ConEmuANSI'] === 'ON') return true;
  const program = env['TERM_PROGRAM'];
  // iTerm2 says so among its features, "P". https://iterm2.com/feature-reporting/
  if (program === 'iTerm.app') return /P(?![a-z])/.test(env['TERM_FEATURES'] ?? '');
  return program === 'ghostty' || program === 'WezTerm';
}

/** Progress from 0 to 1, unknown, or held up. */
export function taskBar(share: number | undefined, isPaused: boolean): string {
  if (share === undefined) return '\x1b]9;4;3;0\x07';
  return `\x1b]9;4;${isPaused ? 4 : 1};${Math.floor(share * 100)}\x07`;
}
