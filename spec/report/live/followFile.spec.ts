import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Subject, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunEvent } from '../../../src/events.js';
import { FileFeed } from '../../../src/report/live/fileFeed.js';
import { followFile } from '../../../src/report/live/followFile.js';
import { resultAt } from '../../sinks/support/results.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { told } from './support/told.js';

const { experiment } = resultAt(0);
const called: RunEvent = { type: 'call-started', atMs: 0, attempt: 1, experiment };
const finished: RunEvent = { type: 'row-finished', atMs: 0, result: resultAt(0) };
const ended: RunEvent = { type: 'run-ended', atMs: 0 };

/** A run that is followed, and what is told of its results file. */
function followed(keptBytes?: () => number) {
  const path = join(temporaryFolder(), 'results.csv');
  const feed = new FileFeed();
  const scheduler = new VirtualTimeScheduler();
  const events = new Subject<RunEvent>();
  const following = followFile(events, { path, feed, keptBytes, scheduler }).subscribe();
  onTestFinished(() => {
    following.unsubscribe();
    feed.close();
  });
  const texts = () =>
    told(feed).map(([name, data]) => [name, name === 'end' ? data : Buffer.from(data, 'base64').toString()]);
  return { path, feed, scheduler, events, following, texts };
}

describe('followFile', () => {
  it('tells what the file holds, to everybody from its beginning, and the end behind it', () => {
    const { path, events, texts } = followed();
    writeFileSync(path, 'output\none\n');
    events.next(finished);
    expect(texts()).toStrictEqual([['written', 'output\none\n']]);
    appendFileSync(path, 'two\n');
    events.next(ended);
    expect(texts()).toStrictEqual([
      ['written', 'output\none\ntwo\n'],
      ['end', 'over'],
    ]);
  });

  it('tells the same reader only what has come since', () => {
    const { path, events, feed } = followed();
    writeFileSync(path, 'output\n');
    events.next(finished);
    const next = feed.reader();
    const data = () => /data: (.*)\n/.exec(Buffer.from(next()).toString())?.[1];
    expect(data()).toBe(Buffer.from('output\n').toString('base64'));
    expect(data()).toBeUndefined();
    appendFileSync(path, 'one\n');
    expect(data()).toBe(Buffer.from('one\n').toString('base64'));
    events.next(ended);
    expect(data()).toBe('over');
    expect(data()).toBeUndefined();
  });

  it('keeps apart what the run has found there', () => {
    const { path, events, texts } = followed(() => 'output\nold\n'.length);
    writeFileSync(path, 'output\nold\nnew\n');
    events.next(called);
    expect(texts()).toStrictEqual([
      ['kept', 'output\nold\n'],
      ['written', 'new\n'],
    ]);
  });

  it('tells a large file in pieces of the same size', () => {
    const { path, events, texts } = followed();
    writeFileSync(path, 'x'.repeat(400_000));
    events.next(finished);
    expect(texts().map(([, text]) => text?.length)).toStrictEqual([196_608, 196_608, 6784]);
  });

  it('leaves a file alone that the run has not looked at yet', () => {
    const { path, events, texts } = followed();
    writeFileSync(path, 'of another run\n');
    events.next({ type: 'row-queued', atMs: 0, experiment });
    expect(texts()).toStrictEqual([]);
  });

  it('stays with the file that the run has written when another takes its name', () => {
    const { path, events, texts } = followed();
    writeFileSync(path, 'output\none\n');
    events.next(called);
    writeFileSync(`${path}.new`, 'in its final form\n');
    renameSync(`${path}.new`, path);
    events.next(ended);
    expect(texts()).toStrictEqual([
      ['written', 'output\none\n'],
      ['end', 'over'],
    ]);
  });

  it('has it read once a second until the run is over', () => {
    const { events, feed, scheduler } = followed();
    let grown = 0;
    feed.grown.subscribe(() => {
      grown += 1;
    });
    scheduler.maxFrames = 2500;
    scheduler.flush();
    expect(grown).toBe(2);
    events.next(ended);
    expect(grown).toBe(3);
    scheduler.maxFrames = 10_000;
    scheduler.flush();
    expect(grown).toBe(3);
  });

  it('tells the end of a run that has written no file', () => {
    const { events, texts } = followed();
    events.next(ended);
    expect(texts()).toStrictEqual([['end', 'over']]);
  });

  it('does not say that a run is over which is given up', () => {
    const { following, texts } = followed();
    following.unsubscribe();
    expect(texts()).toStrictEqual([]);
  });
});
