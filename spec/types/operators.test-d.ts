import { type Observable, of, Subject } from 'rxjs';
import { describe, expectTypeOf, it } from 'vitest';
import type { Experiment } from '../../src/experiment.js';
import type { listModels, RunOptions } from '../../src/index.js';
import { concatOne } from '../../src/operators/concatOne.js';
import {
  Gate,
  LimitPace,
  memoryQueue,
  mergeLane,
  type RowQueue,
  reportToPace,
  retryWithBackoff,
  spillQueue,
  throughGate,
} from '../../src/operators/index.js';
import type { httpProvider } from '../../src/providers/index.js';
import type { csvWriter, resultFiles } from '../../src/sinks/index.js';
import { type csvTable, type experiments, fromRecords } from '../../src/sources/index.js';

const numbers = of(1, 2, 3);

describe('mergeLane', () => {
  it('infers what comes out from whatever the projection makes', () => {
    expectTypeOf(numbers.pipe(mergeLane((n) => of(`${n}`)))).toEqualTypeOf<Observable<string>>();
    expectTypeOf(numbers.pipe(mergeLane(async (n) => n > 1))).toEqualTypeOf<Observable<boolean>>();
    expectTypeOf(numbers.pipe(mergeLane((n) => [n, `${n}`]))).toEqualTypeOf<Observable<string | number>>();
    expectTypeOf(numbers.pipe(mergeLane((n) => (n > 1 ? of('a') : of(true))))).toEqualTypeOf<
      Observable<string | boolean>
    >();
  });

  it('hands the value and its index to the projection', () => {
    numbers.pipe(
      mergeLane((value, index) => {
        expectTypeOf(value).toEqualTypeOf<number>();
        expectTypeOf(index).toEqualTypeOf<number>();
        return of(value);
      }),
    );
  });

  it('takes a queue of its values, and a concurrency that changes', () => {
    mergeLane((n: number) => of(n), { queue: () => memoryQueue(), concurrency: new Subject<number>() });
    mergeLane((n: number) => of(n), { queue: () => spillQueue<number>() });
    // @ts-expect-error A queue of texts holds no numbers.
    mergeLane((n: number) => of(n), { queue: () => memoryQueue<string>() });
  });

  it('refuses a projection that makes no stream', () => {
    // @ts-expect-error A number is no stream.
    mergeLane((n: number) => n);
  });
});

/** The optional fields of options that refuse an `undefined` that somebody hands on. */
type Refusing<Options> = {
  [Name in keyof Options]-?: Record<never, never> extends Pick<Options, Name>
    ? { [Key in Name]: undefined } extends Pick<Options, Name>
      ? never
      : Name
    : never;
}[keyof Options];

type OptionsOf<Callable extends (...parameters: never[]) => unknown, Place extends number> = NonNullable<
  Parameters<Callable>[Place]
>;

describe('options', () => {
  it('take undefined for what is left out', () => {
    expectTypeOf<Refusing<RunOptions>>().toBeNever();
    expectTypeOf<Refusing<NonNullable<RunOptions['retry']>>>().toBeNever();
    expectTypeOf<Refusing<OptionsOf<typeof mergeLane, 1>>>().toBeNever();
    expectTypeOf<Refusing<OptionsOf<typeof retryWithBackoff, 0>>>().toBeNever();
    expectTypeOf<Refusing<OptionsOf<typeof reportToPace, 1>>>().toBeNever();
    expectTypeOf<Refusing<OptionsOf<typeof throughGate, 1>>>().toBeNever();
    expectTypeOf<Refusing<OptionsOf<typeof spillQueue, 0>>>().toBeNever();
    expectTypeOf<Refusing<NonNullable<ConstructorParameters<typeof Gate>[0]>>>().toBeNever();
    expectTypeOf<Refusing<NonNullable<ConstructorParameters<typeof LimitPace>[0]>>>().toBeNever();
    expectTypeOf<Refusing<OptionsOf<typeof httpProvider, 1>>>().toBeNever();
    expectTypeOf<Refusing<OptionsOf<typeof listModels, 1>>>().toBeNever();
    expectTypeOf<Refusing<OptionsOf<typeof csvTable, 1>>>().toBeNever();
    expectTypeOf<Refusing<OptionsOf<typeof experiments, 1>>>().toBeNever();
    expectTypeOf<Refusing<OptionsOf<typeof csvWriter, 1>>>().toBeNever();
    expectTypeOf<Refusing<OptionsOf<typeof resultFiles, 0>>>().toBeNever();
  });

  it('are found to refuse it where they do', () => {
    expectTypeOf<Refusing<{ a?: number; b?: number | undefined; c: number }>>().toEqualTypeOf<'a'>();
  });
});

describe('fromRecords', () => {
  it('takes objects of an interface whose fields are texts, and no others', () => {
    interface Row {
      readonly provider: string;
      readonly model: string;
      readonly topic?: string;
    }
    const row: Row = { provider: 'mock', model: 'm' };
    expectTypeOf(fromRecords([row])).toEqualTypeOf<Observable<Experiment>>();
    expectTypeOf(fromRecords(of<Record<string, string>>({}))).toEqualTypeOf<Observable<Experiment>>();
    // @ts-expect-error A cell is a text.
    fromRecords([{ provider: 'mock', model: 'm', n: 1 }]);
  });
});

describe('concatOne', () => {
  it('infers what comes out from whatever the projection makes', () => {
    expectTypeOf(numbers.pipe(concatOne(async (n) => `${n}`))).toEqualTypeOf<Observable<string>>();
    expectTypeOf(numbers.pipe(concatOne((n) => (n > 1 ? of('a') : of(true))))).toEqualTypeOf<
      Observable<string | boolean>
    >();
  });
});

describe('operators that pass values through', () => {
  it('keep their type', () => {
    expectTypeOf(numbers.pipe(retryWithBackoff({ maxRetries: 2 }))).toEqualTypeOf<Observable<number>>();
    expectTypeOf(numbers.pipe(throughGate(new Gate(), { key: 'a' }))).toEqualTypeOf<Observable<number>>();
    expectTypeOf(numbers.pipe(reportToPace(new LimitPace({ cap: 2 })))).toEqualTypeOf<Observable<number>>();
  });

  it('read a value of the type that comes', () => {
    numbers.pipe(
      reportToPace(new LimitPace({ cap: 2 }), {
        acceptance(value) {
          expectTypeOf(value).toEqualTypeOf<number>();
          return { tokens: value };
        },
      }),
    );
  });

  it('take an error for unknown', () => {
    retryWithBackoff({ shouldRetry: (error) => expectTypeOf(error).toEqualTypeOf<unknown>() && true });
  });
});

describe('queues', () => {
  it('hand back what was pushed', () => {
    expectTypeOf(spillQueue<{ n: number }>()).toEqualTypeOf<RowQueue<{ n: number }>>();
    expectTypeOf(memoryQueue<string>().shift()).toEqualTypeOf<string | undefined>();
  });
});
