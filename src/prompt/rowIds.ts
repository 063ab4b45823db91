import type { RowIds } from '../experiment.js';
import { type ExperimentQuestion, experimentId, olderExperimentId } from './experimentId.js';

/**
 * The ids of a row and its question, each made when it is first asked for.
 *
 * @example
 * rowIds({ experiment, prompt: 'Why?', parameters: {} }).experimentId
 */
export function rowIds(question: ExperimentQuestion): RowIds {
  return new Ids(question);
}

class MadeOnce {
  readonly #question: ExperimentQuestion;
  readonly #make: (question: ExperimentQuestion) => string;
  #experimentId: string | undefined;
  #unaskedId: string | undefined;

  constructor(question: ExperimentQuestion, make: (question: ExperimentQuestion) => string) {
    this.#question = question;
    this.#make = make;
  }

  get experimentId(): string {
    this.#experimentId ??= this.#make(this.#question);
    return this.#experimentId;
  }

  get unaskedId(): string {
    const { experiment } = this.#question;
    this.#unaskedId ??= this.#make({ experiment, prompt: '', parameters: {} });
    return this.#unaskedId;
  }
}

class Ids extends MadeOnce implements RowIds {
  readonly #question: ExperimentQuestion;

  constructor(question: ExperimentQuestion) {
    super(question, experimentId);
    this.#question = question;
  }

  older(without?: ReadonlySet<string>): Pick<RowIds, 'experimentId' | 'unaskedId'> {
    return new MadeOnce(this.#question, (question) => olderExperimentId(question, without));
  }
}
