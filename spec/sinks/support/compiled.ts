import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/temporaryFolder.js';

const project = fileURLToPath(new URL('../../..', import.meta.url));

/** Starts a program that may import `./src/...` as compiled JavaScript, in a shell that runs `before` first. */
export function startProgram(code: string, before = 'true'): ChildProcessWithoutNullStreams {
  const folder = compiledSource();
  writeFileSync(join(folder, 'program.mjs'), code);
  const child = spawn('bash', ['-c', `${before}; exec "${process.execPath}" program.mjs`], { cwd: folder });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

function compiledSource(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  for (const path of readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!/^(?:[^/]*|operators\/.*|paths\/.*|prompt\/.*|sinks\/.*|sources\/.*|text\/.*)\.ts$/.test(path))
      continue;
    const { outputText } = ts.transpileModule(readFileSync(join(project, 'src', path), 'utf8'), {
      compilerOptions: {
        target: ts.ScriptTarget.ES2023,
        module: ts.ModuleKind.ESNext,
        verbatimModuleSyntax: true,
      },
    });
    const target = join(folder, 'src', path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  return folder;
}
