import { defer, EMPTY, lastValueFrom, type Observable, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { finishFiles } from '../../src/sinks/finishFiles.js';

/** Files that tell when they are finished and when they are let go of. */
function filesOf(count: number, finishOf: (place: number) => Observable<never> = () => EMPTY) {
  const told = { finished: 0, released: 0 };
  const files = Array.from({ length: count }, (_, place) => ({
    finished: defer(() => {
      told.finished += 1;
      return finishOf(place);
    }),
    release: () => {
      told.released += 1;
    },
  }));
  return { files, told };
}

describe('finishFiles', () => {
  it('finishes few files in one go, and more of them when everything else has had its turn', async () => {
    const { files, told } = filesOf(250);
    const done = lastValueFrom(finishFiles(files), { defaultValue: undefined });
    expect(told).toStrictEqual({ finished: 100, released: 100 });
    await done;
    expect(told).toStrictEqual({ finished: 250, released: 250 });
  });

  it('lets go of the file that fails, and begins none after it', async () => {
    const { files, told } = filesOf(250, (place) =>
      place === 99 ? throwError(() => new Error('full')) : EMPTY,
    );
    await expect(lastValueFrom(finishFiles(files))).rejects.toThrow('full');
    expect(told).toStrictEqual({ finished: 100, released: 100 });
  });

  it('completes at once where there are none', async () => {
    await expect(lastValueFrom(finishFiles([]), { defaultValue: 'nothing' })).resolves.toBe('nothing');
  });
});
