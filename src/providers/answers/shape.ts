import type { GenericSchema, InferOutput } from 'valibot';
import { onFirstUse } from '../../onFirstUse.js';

type Valibot = typeof import('valibot');

export const valibot = onFirstUse<Valibot>('valibot');

/**
 * A check of the shape of parsed JSON, with valibot, which is loaded with the first check.
 *
 * Returns the value with what the shape names, or `undefined` where it is of another shape.
 *
 * @example
 * const listed = shape((v) => v.object({ data: v.array(v.object({ id: v.string() })) }));
 * listed(answer.body)?.data.map(({ id }) => id)
 */
export function shape<Schema extends GenericSchema>(
  build: (v: Valibot) => Schema,
): (value: unknown) => InferOutput<Schema> | undefined {
  let schema: Schema | undefined;
  return (value) => {
    schema ??= build(valibot());
    const { success, output } = valibot().safeParse(schema, value);
    return success ? output : undefined;
  };
}
