import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Link, LinkedList } from '../../src/queues/linkedList.js';

describe('LinkedList', () => {
  it('has what was put into it and has not left, in order', () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('append' as const) }),
      fc.record({ type: fc.constant('shift' as const) }),
      fc.record({ type: fc.constant('remove' as const), value: fc.nat(20) }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const list = new LinkedList<{ value: number }>();
        const links: Link[] = [];
        let model: number[] = [];
        for (const next of steps) {
          if (next.type === 'append') {
            model.push(links.length);
            links.push(list.append({ value: links.length }));
          } else if (next.type === 'shift') {
            expect(list.shift()?.value).toBe(model.shift());
          } else {
            const link = links[next.value];
            if (link) expect(link.remove()).toBe(model.includes(next.value));
            model = model.filter((value) => value !== next.value);
          }
          expect([...list].map(({ value }) => value)).toEqual(model);
          expect([list.size, list.first?.value]).toEqual([model.length, model[0]]);
        }
      }),
    );
  });

  it('leads from its first place to the one behind the last, and no further from one that was taken out', () => {
    const list = new LinkedList<string>();
    for (const value of ['a', 'b', 'c']) list.append(value);
    const { head } = list;
    const { next } = head;
    expect([head.value, next.value, next.next.value, next.next.next.value]).toEqual([
      'a',
      'b',
      'c',
      undefined,
    ]);

    next.remove();
    expect(next.next).toBe(next);
    expect(head.next.value).toBe('c');
    expect(new LinkedList<string>().head.value).toBeUndefined();
  });

  it('looks at what was there, whoever comes and leaves meanwhile', () => {
    const list = new LinkedList<string>();
    list.append('a');
    const link = list.append('b');
    const seen: string[] = [];
    for (const value of list) {
      seen.push(value);
      link.remove();
      list.append('c');
    }
    expect(seen).toEqual(['a', 'b']);
  });
});
