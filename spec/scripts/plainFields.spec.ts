import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { plainFields } from '../../scripts/build/plainFields.mjs';

function plain(code: string): string {
  return plainFields(new Map([['a.cjs', code]])).get('a.cjs') ?? '';
}

describe('plainFields', () => {
  it.each([
    { what: 'a field', code: 'class A{#a=1;b=this.#a}', expected: 'class A{$1a=1;b=this.$1a}' },
    { what: 'one of what may be absent', code: 'class A{#a;b=c?.#a}', expected: 'class A{$1a;b=c?.$1a}' },
    { what: 'a method', code: 'class A{#a(){}}', expected: 'class A{$1a(){}}' },
    { what: 'accessors', code: 'class A{get#a(){}set#a(b){}}', expected: 'class A{get $1a(){}set $1a(b){}}' },
    { what: 'an accessor with its space', code: 'class A{get #a(){}}', expected: 'class A{get $1a(){}}' },
    { what: 'an async method', code: 'class A{async#a(){}}', expected: 'class A{async $1a(){}}' },
    { what: 'generators', code: 'class A{*#a(){}async*#b(){}}', expected: 'class A{*$1a(){}async*$1b(){}}' },
    {
      what: 'a static field',
      code: 'class A{static#a;static{A.#a=1}}',
      expected: 'class A{static $1a;static{A.$1a=1}}',
    },
    {
      what: 'a static method',
      code: 'class A{static async#a(){}}',
      expected: 'class A{static async $1a(){}}',
    },
    {
      what: 'a question for one',
      code: 'class A{#a;b(c){return#a in c}}',
      expected: 'class A{$1a;b(c){return"$1a" in c}}',
    },
    { what: 'a whole word', code: 'class A{#first=1}', expected: 'class A{$1first=1}' },
    { what: 'two in one class', code: 'class A{#a;#b}', expected: 'class A{$1a;$1b}' },
    {
      what: 'those of two classes apart',
      code: 'class A{#a}class B{#a}',
      expected: 'class A{$1a}class B{$2a}',
    },
    {
      what: 'those of a class in another',
      code: 'class A{#a;#b;c=class{#a;d(e){return this.#a+e.#b}};f=this.#a}',
      expected: 'class A{$1a;$1b;c=class{$2a;d(e){return this.$2a+e.$1b}};f=this.$1a}',
    },
    {
      what: 'a class that another extends',
      code: 'class A extends class{#a=1}{#a=2}',
      expected: 'class A extends class{$1a=1}{$2a=2}',
    },
    {
      what: 'those that are there already otherwise',
      code: 'class A{#a;#b;$1b;c="$2a"}',
      expected: 'class A{$3a;$3b;$1b;c="$2a"}',
    },
  ])('makes properties of $what', ({ code, expected }) => {
    expect(plain(code)).toBe(expected);
  });

  it('leaves apart what the classes of several files have', () => {
    const files = new Map([
      ['a.cjs', 'class A{#a}'],
      ['b.cjs', 'class B extends A{#a;c="$1a"}'],
    ]);
    expect([...plainFields(files)]).toEqual([
      ['a.cjs', 'class A{$2a}'],
      ['b.cjs', 'class B extends A{$3a;c="$1a"}'],
    ]);
  });

  it('leaves a class alone that has nothing private, and words that begin with #', () => {
    const code = "class A{a='#b';static{this.c=/#d/}}//#e\n";
    expect(plain(code)).toBe(code);
  });

  it('keeps what the program does', () => {
    const code = `
      class Base {
        static #made = 0;
        static count() { return Base.#made; }
        #name = 'base';
        constructor() { Base.#made += 1; this.#note(this.#label); }
        #note(text) { this.noted = text; }
        get #label() { return 'of ' + this.#name; }
        static is(value) { return #name in value; }
      }
      class Derived extends Base {
        #name = 'derived';
        #note() { return this.#name; }
        tell() { return this.#note() + ' ' + this.noted; }
      }
      [new Derived().tell(), Base.count(), Base.is(new Derived()), Base.is({ name: 1 })].join()`;
    expect(plain(code)).not.toContain('#');
    expect([code, plain(code)].map((each): unknown => runInNewContext(each))).toEqual([
      'derived of base,1,true,false',
      'derived of base,1,true,false',
    ]);
  });
});
