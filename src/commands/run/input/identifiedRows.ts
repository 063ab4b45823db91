import { type Observable, of } from 'rxjs';
import type { Experiment } from '../../../experiment.js';
import { mergeLane } from '../../../operators/mergeLane.js';
import { whenThere } from '../../../operators/whenThere.js';
import type { ProviderLookup } from '../../../providers/provider.js';
import { spillQueue } from '../../../queues/spillQueue.js';
import type { PreparedRow } from '../../../run/preparedRow.js';
import { prepareRow } from '../../../run/row/prepareRow.js';
import type { QuestionOptions } from '../../../run/runOptions.js';

/** What a run asks of every row, whichever rows those are, and who could answer. */
export type Question = Omit<QuestionOptions, 'experiments'> & { readonly providers: ProviderLookup };

/** What each row asks, in input order: read from files, but nobody is called for it. */
export function identifiedRows(
  experiments: Observable<Experiment>,
  question: Question,
): Observable<PreparedRow> {
  const prepare = prepareRow({ ...question, providers: unasked(question.providers), experiments });
  return experiments.pipe(
    mergeLane((experiment) => whenThere(prepare(experiment), of), {
      concurrency: 1,
      queue: () => spillQueue(),
    }),
  );
}

/** The same providers, which are not asked for their context windows: a row's id does not depend on them. */
function unasked(providers: ProviderLookup): ProviderLookup {
  const find = (name: string) => {
    const provider = providers(name);
    return provider && { complete: provider.complete.bind(provider) };
  };
  return Object.assign(find, { known: providers.known ?? [] });
}
