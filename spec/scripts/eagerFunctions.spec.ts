import { describe, expect, it } from 'vitest';
import { eagerFunctions } from '../../scripts/build/eagerFunctions.mjs';

describe('eagerFunctions', () => {
  it.each([
    { what: 'an arrow function', code: 'const a = async (b) => b;', eager: 'const a = (async (b) => b);' },
    { what: 'a function', code: 'f(function () {});', eager: 'f((function () {}));' },
    { what: 'one in another', code: 'const a = () => () => 1;', eager: 'const a = (() => (() => 1));' },
    { what: 'the last word', code: 'f = () => 1', eager: 'f = (() => 1);' },
    {
      what: 'a declared function, before all that may call it',
      code: 'import b from "b";a();function a() { return () => b; }',
      eager: 'import b from "b";var a=(function () { return (() => b); });a();',
    },
    {
      what: 'declared functions of every kind',
      code: '#!/usr/bin/env node\nasync function* a() {}d;async function b() {}function* c() {}',
      eager:
        '#!/usr/bin/env node\nvar a=(async function* () {});var b=(async function () {});var c=(function* () {});d;',
    },
  ])('puts $what in parentheses', ({ code, eager }) => {
    expect(eagerFunctions(code, () => true)).toBe(eager);
  });

  it.each([
    { what: 'methods', code: 'class A { #a() {} static b() {} get c() {} }({ d() {}, async *e() {} });' },
    { what: 'functions that are declared in methods', code: 'class A { a() { function b() {} } }' },
    { what: 'what has no functions', code: 'export { a } from "a";' },
  ])('leaves $what alone', ({ code }) => {
    expect(eagerFunctions(code, () => true)).toBe(code);
  });

  it('leaves functions alone that are not called', () => {
    const code = 'const a = () => 1, b = () => 2;function c() {}';
    const called = code.indexOf('() => 2');
    expect(eagerFunctions(code, (start) => start === called)).toBe(
      'function c() {}const a = () => 1, b = (() => 2);',
    );
  });
});
