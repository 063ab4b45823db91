// A service as Angular and NestJS inject them: it is given its providers, starts one run at a time, and shows where the
// run stands as an Observable that any number of views subscribe to. Run it with: node examples/experimentService.mjs

import { runExperiments, runState } from 'parallamr';
import { fromRecords } from 'parallamr/sources';
import {
  BehaviorSubject,
  delay,
  finalize,
  NEVER,
  of,
  Subject,
  shareReplay,
  switchMap,
  takeUntil,
} from 'rxjs';

/** In Angular `@Injectable({ providedIn: 'root' })`, in NestJS `@Injectable()`. */
export class ExperimentService {
  #events = new BehaviorSubject(
    /** @type {import('rxjs').Observable<import('parallamr').RunEvent>} */ (NEVER),
  );
  #cancel = new Subject();
  /** @type {Record<string, import('parallamr').Provider>} */
  #providers;

  /** Where the latest run stands, for everyone who looks, whenever they come. */
  state = this.#events.pipe(
    switchMap((events) => runState(events)),
    shareReplay(1),
  );

  /** @param {Record<string, import('parallamr').Provider>} providers */
  constructor(providers) {
    this.#providers = providers;
    this.state.subscribe();
  }

  /**
   * Results as they come. Another run, `cancel()`, or the end of the subscription aborts what is in flight.
   *
   * @param {string} prompt
   * @param {Record<string, string>[]} rows
   */
  run(prompt, rows) {
    this.#cancel.next(undefined);
    const experiments = fromRecords(rows);
    const { results, events } = runExperiments({ experiments, prompt, providers: this.#providers });
    this.#events.next(events);
    return results.pipe(takeUntil(this.#cancel));
  }

  cancel() {
    this.#cancel.next(undefined);
  }
}

const service = new ExperimentService({
  echo: { complete: ({ prompt }) => of({ output: prompt }).pipe(delay(20)), concurrency: 2 },
});
const rows = ['bees', 'tides', 'glass', 'rust'].map((topic) => ({ provider: 'echo', model: 'any', topic }));

service
  .run('About {{topic}}', rows)
  .pipe(
    finalize(() =>
      service.state
        .subscribe(({ ok, queued }) => console.log(`${ok} of ${queued} answered, says a view that came late`))
        .unsubscribe(),
    ),
  )
  .subscribe(({ output }) => console.log(output));
