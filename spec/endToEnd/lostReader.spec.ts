import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { startShell } from './support/startShell.js';

const onPosix = describe.skipIf(process.platform === 'win32');

onPosix('a reader that does not wait for the end', () => {
  it.each(['init', 'run --help', 'providers', 'models mock'])(
    'is no failure of `parallamr %s`',
    async (command) => {
      // The reader is gone before the program has begun to write.
      const shell = startShell(`{ sleep 0.1; parallamr ${command}; echo "exit $?" >&2; } | true`, {
        cwd: temporaryFolder(),
      });

      const { stderr } = await shell.ended;
      expect(stderr).toBe('exit 0\n');
    },
  );
});
