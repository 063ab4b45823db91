/** How often a judge and a person said what of the same answer. */
export interface Confusion {
  /** Both said pass. */
  readonly bothPass: number;
  /** Both said fail. */
  readonly bothFail: number;
  /** The judge said pass, the person fail. */
  readonly judgeOnly: number;
  /** The person said pass, the judge fail. */
  readonly personOnly: number;
}
