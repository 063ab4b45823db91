/** Columns of a sentence on a terminal, which breaks it: what to do stands at its end. */
export const LONGEST_SENTENCE = 240;
