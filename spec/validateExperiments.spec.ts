import { concat, EMPTY, map, NEVER, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { InputError } from '../src/errors.js';
import type { Provider } from '../src/providers/provider.js';
import type { QuestionOptions } from '../src/run/runOptions.js';
import { validateExperiments } from '../src/validateExperiments.js';
import { experimentsOf, rows } from './run/support/rows.js';
import { testProvider } from './run/support/testProvider.js';
import { marbles } from './support/marbles.js';

function verdicts(options: Partial<QuestionOptions>) {
  return validateExperiments({
    experiments: experimentsOf(rows('a', 1)),
    prompt: '{{n}}',
    providers: {},
    ...options,
  }).pipe(map(({ status, errorMessage }) => `${status}: ${errorMessage}`));
}

describe('validateExperiments', () => {
  it(
    'says of every row what is wrong with it, in input order, without a call',
    marbles((m) => {
      const a = testProvider(m.scheduler, () => NEVER);
      const small = testProvider(m.scheduler, () => NEVER, { contextWindow: () => of(10) });
      const keyless = testProvider(m.scheduler, () => NEVER, { unconfigured: 'KEYLESS_API_KEY is not set' });
      const checked = verdicts({
        experiments: experimentsOf(
          rows('a', 1),
          rows('nobody', 1),
          rows('keyless', 1),
          rows('a', 1, { model: '' }),
          [{ provider: 'a', model: 'm' }],
          rows('small', 1, { n: 'x'.repeat(100) }),
          rows('small', 1, { n: 'a bee may be as big as a tea cup' }),
        ),
        providers: { a, small, keyless },
      });
      const expected = '(0123456|)';
      const words = [
        'ok: ',
        "error: Unknown provider 'nobody'; known providers: a, small, keyless",
        'error: KEYLESS_API_KEY is not set',
        'error: The row names no model',
        "warning: Variable '{{n}}' in template has no value in experiment row 5",
        expect.stringMatching(/^error: .*10/),
        expect.stringMatching(/^warning: .*10/),
      ];

      m.expect(checked).toBeObservable(expected, Object.fromEntries(words.entries()));
      m.flush();
      expect([a, small, keyless].flatMap(({ calls }) => calls)).toEqual([]);
    }),
  );

  it(
    'waits for what it has to ask, one row after another',
    marbles((m) => {
      const a: Provider = { complete: () => NEVER, contextWindow: () => m.cold('--(w|)', { w: 1000 }) };
      const checked = verdicts({ experiments: experimentsOf(rows('a', 3)), providers: { a } });
      m.expect(checked).toBeObservable('--o-o-(o|)', { o: 'ok: ' });
    }),
  );

  it.each<{ title: string; contextWindow: NonNullable<Provider['contextWindow']> }>([
    { title: 'errors', contextWindow: () => throwError(() => new Error('no idea')) },
    { title: 'says nothing', contextWindow: () => EMPTY },
    {
      title: 'throws',
      contextWindow: () => {
        throw new URIError('no idea');
      },
    },
  ])('does without the context window of a provider that $title when it is asked', ({ contextWindow }) => {
    const seen: string[] = [];
    const a: Provider = { complete: () => NEVER, contextWindow };
    verdicts({ experiments: experimentsOf(rows('a', 2)), providers: { a } }).subscribe((verdict) =>
      seen.push(verdict),
    );

    expect(seen).toEqual(['ok: ', 'ok: ']);
  });

  it(
    'errors as its input does, behind the rows before',
    marbles((m) => {
      const broken = new InputError('line 3: a quote is never closed');
      const experiments = concat(
        experimentsOf(rows('a', 1)),
        throwError(() => broken),
      );
      const a: Provider = { complete: () => NEVER };
      m.expect(verdicts({ experiments, providers: { a } })).toBeObservable('(o#)', { o: 'ok: ' }, broken);
    }),
  );
});
