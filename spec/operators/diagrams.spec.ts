import { readdirSync, readFileSync } from 'node:fs';
import { type Observable, of } from 'rxjs';
import type { Context } from 'rxjs-marbles';
import { describe, expect, it } from 'vitest';
import { marblesIn } from '../../site/marbleSvg.mjs';
import { concatOne } from '../../src/operators/concatOne.js';
import { Gate } from '../../src/operators/gate/gate.js';
import { throughGate } from '../../src/operators/gate/throughGate.js';
import { inTurn } from '../../src/operators/inTurn.js';
import { mergeLane } from '../../src/operators/mergeLane.js';
import { UNPACED } from '../../src/operators/pace/unpaced.js';
import { reportToPace } from '../../src/operators/reportToPace.js';
import { retryWithBackoff } from '../../src/operators/retry/retryWithBackoff.js';
import { whenThere } from '../../src/operators/whenThere.js';
import { marbles } from '../support/marbles.js';

/** The streams of the first diagram in the docstrings of a file, by name. */
function diagramOf(file: string): (name: string) => Stream {
  const [, text = ''] =
    /\/\*\*[\s\S]*?```\n([\s\S]*?) \* ```/.exec(readFileSync(`src/operators/${file}`, 'utf8')) ?? [];
  const streams = marblesIn(text.replace(/^ \* ?/gm, ''));
  const origin = Math.min(...streams.filter(({ frames }) => frames !== '').map(({ start }) => start));
  return (name) => {
    const found = streams.find((each) => each.name === name);
    if (found === undefined) throw new Error(`${file} draws no ${name}`);
    return { frames: found.frames, startMs: found.start - origin };
  };
}

interface Stream {
  readonly frames: string;
  /** When it is subscribed to. */
  readonly startMs: number;
}

/** What comes of a stream that is subscribed to at its place in the diagram. */
const placed = ({ frames, startMs }: Stream) => `${'-'.repeat(startMs)}${frames}`;

/** Holds that a cold source is subscribed to at its place, and is through when the result says so. */
function expectPlaced(m: Context, source: Observable<string>, result: Observable<string>, stream: Stream) {
  m.expect(result).toBeObservable(placed(stream));
  m.expect(source as ReturnType<Context['cold']>).toHaveSubscriptions(
    `${'-'.repeat(stream.startMs)}^${'-'.repeat(stream.frames.length - 2)}!`,
  );
}

describe('the diagram in the docstring', () => {
  it(
    'of concatOne is what comes out',
    marbles((m) => {
      const drawn = diagramOf('concatOne.ts');
      const next = m.cold(drawn('a').frames);
      const result = m.cold(drawn('source').frames).pipe(concatOne(() => next));

      m.expect(result).toBeObservable(drawn('result').frames);
      m.expect(next).toHaveSubscriptions(`${'-'.repeat(drawn('a').startMs)}^--!`);
    }),
  );

  it(
    'of whenThere is what comes out',
    marbles((m) => {
      const drawn = diagramOf('whenThere.ts');
      const next = m.cold(drawn('goOn').frames);
      const result = whenThere(m.cold(drawn('value').frames), () => next);

      m.expect(result).toBeObservable(drawn('result').frames);
      m.expect(next).toHaveSubscriptions(`${'-'.repeat(drawn('goOn').startMs)}^--!`);
    }),
  );

  it(
    'of inTurn is what comes out',
    marbles((m) => {
      const drawn = diagramOf('inTurn.ts');
      const second = m.cold(drawn('second check').frames);
      const check = inTurn<string>(
        (value) => value,
        () => second,
      );

      m.expect(whenThere(check('a'), of)).toBeObservable(drawn('result').frames);
      m.expect(second).toHaveSubscriptions('^--!');
    }),
  );

  it(
    'of mergeLane is what comes out',
    marbles((m) => {
      const drawn = diagramOf('mergeLane.ts');
      const project = () => m.cold(drawn('project').frames);
      const result = m.cold(drawn('source').frames).pipe(mergeLane(project, { concurrency: 2 }));

      m.expect(result).toBeObservable(drawn('concurrency: 2').frames);
    }),
  );

  it(
    'of retryWithBackoff is what comes out',
    marbles((m) => {
      const drawn = diagramOf('retry/retryWithBackoff.ts');
      const attempts = ['attempt 1', 'attempt 2', 'attempt 3'].map((name) => drawn(name));
      const calls = attempts.map(({ frames }) => m.cold(frames));
      let asked = 0;
      const call = of(0).pipe(concatOne(() => calls[asked++] ?? of('one too many')));
      const result = call.pipe(
        retryWithBackoff({ initialDelayMs: 3, random: () => 0, scheduler: m.scheduler }),
      );

      m.expect(result).toBeObservable(drawn('result').frames);
      for (const [index, { startMs, frames }] of attempts.entries()) {
        m.expect(calls[index] ?? m.cold('')).toHaveSubscriptions(
          `${'-'.repeat(startMs)}^${'-'.repeat(frames.length - 2)}!`,
        );
      }
    }),
  );

  it(
    'of throughGate is what comes out',
    marbles((m) => {
      const drawn = diagramOf('gate/throughGate.ts');
      const gate = new Gate({ permits: 1, scheduler: m.scheduler });
      for (const name of ['call a', 'call b']) {
        const call = m.cold(drawn(name).frames);
        expectPlaced(m, call, call.pipe(throughGate(gate, { key: name })), drawn(name));
      }
    }),
  );

  it(
    'of Gate is what comes out',
    marbles((m) => {
      const drawn = diagramOf('gate/gate.ts');
      const pausedMs = drawn('pace of a').frames.indexOf('|');
      const pace = { waitMs: (nowMs: number) => Math.max(0, pausedMs - nowMs) };
      const groups = { ab: { permits: 2, pace: UNPACED }, c: { permits: 2, pace: UNPACED } };
      const gate = new Gate({
        paceOf: (key) => (key === 'a' ? pace : UNPACED),
        groupOf: (key) => (key === 'c' ? groups.c : groups.ab),
        scheduler: m.scheduler,
      });
      for (const [position, name] of ['a1', 'a2', 'b1', 'c1'].entries()) {
        const call = m.cold(drawn(`call ${name}`).frames);
        const result = call.pipe(throughGate(gate, { key: name.slice(0, 1), position }));
        expectPlaced(m, call, result, drawn(`call ${name}`));
      }
    }),
  );

  it(
    'of reportToPace is what comes out',
    marbles((m) => {
      const drawn = diagramOf('reportToPace.ts');
      const told: string[] = [];
      const note = (what: string) => () => told.push(`${what} at ${m.scheduler.now()}`);
      const pace = {
        start: note('start'),
        accept: note('accept'),
        refuse: note('refuse'),
        fail: note('fail'),
        end: note('end'),
      };
      const call = m.cold(drawn('call').frames);

      m.expect(call.pipe(reportToPace(pace, { scheduler: m.scheduler }))).toBeObservable(
        drawn('call').frames,
      );
      m.flush();
      const moments = ['start', 'accept', 'end'].map((name) => `${name} at ${drawn(name).startMs}`);
      expect(told).toEqual(moments);
    }),
  );

  it('is run here, whichever operator has one', () => {
    const files = readdirSync('src/operators', { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && /^ \* ```\n/m.test(readFileSync(`src/operators/${file}`, 'utf8')),
    );
    const spec = readFileSync('spec/operators/diagrams.spec.ts', 'utf8');

    expect(files.filter((file) => !spec.includes(`diagramOf('${file.replaceAll('\\', '/')}')`))).toEqual([]);
    expect(files).toHaveLength(8);
  });
});
