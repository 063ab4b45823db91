/** What the program tells the shell. */
export const EXIT = {
  /** Every row has an answer. */
  ok: 0,
  /** The run ended, but some rows are errors or were not attempted. */
  someFailed: 1,
  /** Usage, input or file error. */
  usage: 2,
  /** A defect of the program itself: EX_SOFTWARE of https://man.freebsd.org/cgi/man.cgi?sysexits */
  defect: 70,
  SIGHUP: 129,
  SIGINT: 130,
  SIGTERM: 143,
} as const;
