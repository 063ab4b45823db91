import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire, Module } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

/** Bytes of the SHA-256 that a file of compiled code begins with. */
const SEAL_BYTES = 32;

/** What keeps the compiled code of a module for the next process. */
export interface CompiledModule {
  /** Whether it was compiled before. */
  readonly wasKept: boolean;
  /** Keeps what V8 has compiled by now, unless it was kept before. What cannot be written is compiled anew next time. */
  keep(): void;
}

/** Where compiled code is kept, and for whom. */
export interface LoadCompiledOptions {
  /** Default: the system's temporary folder, as `module.enableCompileCache` of later versions has it. */
  readonly folder?: string;
  /** Whose code is trusted. Default: that of the user of this process; on Windows, the folder is the user's own. */
  readonly user?: number | undefined;
}

/**
 * Loads a CommonJS file as `require` does, with the code that V8 compiled of it last time: of a large one, compiling takes
 * longer than running. Unlike `module.enableCompileCache`, it works on Node 20, and keeps what was compiled in the course
 * of a run, too. From then on `require` gives the same module. The file may not call `import()`.
 *
 * V8 would run whatever is in the kept file, and does not look whether it is whole. So it must belong to the user, and is
 * sealed with a hash over itself and its source. V8 itself refuses that of another version or of other flags.
 *
 * Throws what reading and running the file throw.
 *
 * @example
 * const compiled = loadCompiled('/x/run.cjs');
 * require('/x/run.cjs').run();
 * compiled.keep();
 *
 * @see https://nodejs.org/api/vm.html#scriptcreatecacheddata
 */
export function loadCompiled(
  file: string,
  { folder = tmpdir(), user = process.getuid?.() }: LoadCompiledOptions = {},
): CompiledModule {
  const source = readFileSync(file);
  const kept = join(folder, `parallamr-${process.version}-${process.arch}-${user ?? 'user'}.code`);
  const cachedData = unsealed(kept, source, user);
  const script = new Script(Module.wrap(source.toString()), {
    // As the stacks of other modules name theirs.
    filename: pathToFileURL(file).href,
    cachedData,
  });
  const wasKept = script.cachedDataRejected === false;
  const require = createRequire(file);
  const module = new Module(file);
  require.cache[file] = module;
  script.runInThisContext().call(module.exports, module.exports, require, module, file, dirname(file));
  return {
    wasKept,
    keep() {
      if (!wasKept) write(kept, source, script.createCachedData());
    },
  };
}

/** What is kept in a file, if it is the user's own, whole, and of this source. */
function unsealed(path: string, source: Buffer, user: number | undefined): Buffer | undefined {
  try {
    // In a folder of everybody, it may be a pipe that nobody writes to.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (user !== undefined && fstatSync(file).uid !== user) return undefined;
      const sealed = readFileSync(file);
      const code = sealed.subarray(SEAL_BYTES);
      return seal(source, code).equals(sealed.subarray(0, SEAL_BYTES)) ? code : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Others see it whole or not at all. */
function write(path: string, source: Buffer, code: Buffer): void {
  const unfinished = `${path}.${process.pid}`;
  try {
    writeFileSync(unfinished, Buffer.concat([seal(source, code), code]), { flag: 'wx', mode: 0o600 });
    renameSync(unfinished, path);
  } catch {
    discard(unfinished);
  }
}

function discard(path: string): void {
  try {
    rmSync(path);
  } catch {}
}

function seal(source: Buffer, code: Buffer): Buffer {
  return createHash('sha256').update(source).update(code).digest();
}
