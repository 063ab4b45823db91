// A program of one's own around parallamr's lanes: questions from any Observable, answers to any sink.
// Run it with: node examples/embed.mjs

import { runExperiments } from 'parallamr';
import { fromRecords } from 'parallamr/sources';
import { delay, filter, interval, map, of, take } from 'rxjs';

// Where rows come from: here a new one every 100 ms. A CSV file would be csvTable + experiments.
const topics = ['bees', 'tides', 'glass', 'rust', 'yeast', 'moss'];
const questions = interval(100).pipe(
  take(topics.length),
  map((index) => ({
    provider: index % 2 === 0 ? 'echo' : 'shout',
    model: 'any',
    topic: topics[index] ?? '',
  })),
);

// Who answers: an object with `complete`. The real ones come from defaultProviders() of 'parallamr/providers'.
/** @type {Record<string, import('parallamr').Provider>} */
const providers = {
  echo: { complete: ({ prompt }) => of({ output: prompt }).pipe(delay(300)), concurrency: 2 },
  shout: { complete: ({ prompt }) => of({ output: prompt.toUpperCase() }).pipe(delay(150)) },
};

// Where results go: the row keeps its place in its lane until `write` completes, so a slow sink holds back calls.
/** @type {import('parallamr').ResultSink} */
const sink = {
  write(result) {
    console.log(`${result.experiment.provider}: ${result.output} (${result.status})`);
    return of(result).pipe(delay(20));
  },
};

const { results, events } = runExperiments({
  experiments: fromRecords(questions),
  prompt: 'Say something about {{topic}}.',
  providers,
  sink,
});

events.pipe(filter(({ type }) => type === 'input-ended')).subscribe(() => console.log('-- all rows read'));
let written = 0;
results.subscribe({
  next: () => {
    written += 1;
  },
  complete: () => console.log(`-- ${written} results written`),
});
