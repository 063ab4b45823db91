import { type Flag, many, one } from '../../arguments/flag.js';
import { assignment, condition, parameter } from '../../values/assignments.js';
import { delimiter, positiveInteger } from '../../values/flagValues.js';
import { models, sweep } from '../../values/matrixValues.js';

/** Which rows run, and with what. */
export const ROW_FLAGS = {
  model: many(
    {
      describe: "every row runs with each model, repeatable; the row's own is kept as input_model",
      alias: 'm',
      value: 'PROVIDER/MODEL,...',
      without: "the row's",
    },
    models,
  ),
  sweep: many(
    {
      describe: 'every row runs with each value of a request parameter, repeatable',
      value: 'NAME=V1,V2,...',
      without: 'none',
    },
    sweep,
  ),
  where: many(
    {
      describe: 'only rows whose input column has this value, or not (!=), repeatable',
      value: 'NAME=VALUE',
      without: 'all rows',
    },
    condition,
  ),
  set: many(
    {
      describe: "give every row this value of a column, repeatable; the row's own is kept as input_NAME",
      value: 'NAME=VALUE',
      without: 'none',
    },
    assignment,
  ),
  param: many(
    {
      describe: 'request parameter of every row (temperature, max_tokens, ...), repeatable',
      value: 'NAME=VALUE',
      without: 'none',
    },
    parameter,
  ),
  repeat: one({ describe: 'run each row N times', value: 'N', without: '1' }, positiveInteger, 1),
  limit: one(
    { describe: 'only the first N rows', value: 'N', without: 'all rows' },
    positiveInteger,
    undefined,
  ),
  delimiter: one(
    {
      describe: "what separates the cells of the input; 'tab' is accepted",
      value: 'C',
      without: ',',
    },
    delimiter,
    undefined,
  ),
  comment: one(
    {
      describe: 'lines of the input that begin with this are no rows',
      value: 'C',
      without: 'none',
    },
    delimiter,
    undefined,
  ),
} as const satisfies Readonly<Record<string, Flag<unknown>>>;
