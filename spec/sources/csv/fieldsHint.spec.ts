import { expect, it } from 'vitest';
import { delimiterHint, fieldsHint } from '../../../src/sources/csv/fieldsHint.js';

it.each([
  {
    title: 'a quote behind a blank',
    cells: ['mock', ' m', ' "b', ' and c"'],
    hint: ' (a quote behind a blank is a part of its cell)',
  },
  {
    title: 'an escaped delimiter',
    cells: ['mock', 'm', 'a\\', ' b'],
    hint: ' (a backslash escapes nothing: use quotes)',
  },
  {
    title: 'other quotes',
    cells: ['mock', 'm', "'b", " and c'"],
    hint: ` (cells are quoted by " and not by ')`,
  },
  { title: 'an apostrophe', cells: ['mock', 'm', "'t is", 'so'], hint: '' },
  { title: 'semicolons', cells: ['mock;m;a'], hint: " (is it --delimiter ';'?)" },
  { title: 'tabs', cells: ['mock\tm\ta'], hint: ' (is it --delimiter tab?)' },
  { title: 'nothing to be seen', cells: ['mock', 'm'], hint: '' },
  {
    title: 'line breaks in quotes',
    cells: ['mock', 'm', 'two inches\nmock,m,three\r\nmock,m,5', 'x'],
    hint: ' (in quotes that go on to line 5: is one of them missing or too many?)',
  },
])('explains a wrong number of fields by $title', ({ cells, hint }) => {
  expect(fieldsHint({ line: 3, cells })).toBe(hint);
});

it.each([
  { cells: ['provider;model;text'], hint: ["is it --delimiter ';'?"] },
  { cells: ['provider|model'], hint: ["is it --delimiter '|'?"] },
  { cells: ['provider,model'], hint: ["is it --delimiter ','?"] },
  { cells: ['text'], hint: [] },
  { cells: ['a;b', 'c'], hint: [] },
])('guesses the delimiter of $cells', ({ cells, hint }) => {
  expect(delimiterHint(cells)).toEqual(hint);
});
