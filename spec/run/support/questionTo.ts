import { EMPTY } from 'rxjs';
import { rowIds } from '../../../src/prompt/rowIds.js';
import type { Provider } from '../../../src/providers/provider.js';
import { InputEstimate } from '../../../src/run/inputEstimate.js';
import type { Question } from '../../../src/run/preparedRow.js';

/** What a row asks of a model, as it is when its turn comes. */
export function questionTo(
  { model = 'm', ...provider }: Partial<Provider> & { readonly model?: string } = {},
  { parameters = {}, warnings = [] }: Partial<Question['request'] & Question> = {},
): Question {
  const request = { model, prompt: 'Why?', parameters, variables: {} };
  const experiment = { position: 0, rowNumber: 1, repeat: 1, provider: 'a', model, variables: {} };
  return {
    experiment,
    ids: rowIds({ experiment, prompt: request.prompt, parameters }),
    provider: { complete: () => EMPTY, ...provider },
    request,
    attachments: [],
    estimate: new InputEstimate(request),
    warnings,
    missing: [],
    isTight: false,
  };
}
