import { defer, EMPTY, lastValueFrom, type Observable, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { finishFiles } from '../../src/sinks/finishFiles.js';

/** Files, and what tells how many of them are finished. */
function filesOf(count: number, finishOf: (place: number) => Observable<never> = () => EMPTY) {
  const told = { finished: 0 };
  const finish = (place: number) =>
    defer(() => {
      told.finished += 1;
      return finishOf(place);
    });
  return { files: Array.from({ length: count }, (_, place) => place), finish, told };
}

describe('finishFiles', () => {
  it('finishes few files in one go, and more of them when everything else has had its turn', async () => {
    const { files, finish, told } = filesOf(250);
    const done = lastValueFrom(finishFiles(files, finish), { defaultValue: undefined });
    expect(told).toStrictEqual({ finished: 100 });
    await done;
    expect(told).toStrictEqual({ finished: 250 });
  });

  it('begins none after the file that fails', async () => {
    const { files, finish, told } = filesOf(250, (place) =>
      place === 99 ? throwError(() => new Error('full')) : EMPTY,
    );
    await expect(lastValueFrom(finishFiles(files, finish))).rejects.toThrow('full');
    expect(told).toStrictEqual({ finished: 100 });
  });

  it('completes at once where there are none', async () => {
    await expect(
      lastValueFrom(
        finishFiles([], () => EMPTY),
        { defaultValue: 'nothing' },
      ),
    ).resolves.toBe('nothing');
  });
});
