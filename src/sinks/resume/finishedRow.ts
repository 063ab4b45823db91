/** A row with an answer that a results file holds. */
export interface FinishedRow {
  readonly experimentId: string;
  /** Of the input that it was made from. */
  readonly rowNumber: number;
}
