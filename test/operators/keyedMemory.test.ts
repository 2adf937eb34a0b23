import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedMemory, type KeyedMemory, type MemoryOptions } from '../../operators/keyedMemory.js';

interface Kept {
  readonly key: number;
  readonly isOver: boolean;
}

const history = fc.array(fc.record({ key: fc.nat(7), isOver: fc.boolean() }), { maxLength: 30 });
const bounds = fc.record({ rememberOver: fc.nat(3), rememberForgotten: fc.nat(3) });

interface Bounds {
  readonly rememberOver: number;
  readonly rememberForgotten: number;
}

/** The same, said with lists: dear, but plain. */
function expected(kept: readonly Kept[], { rememberOver, rememberForgotten }: Bounds) {
  let open: number[] = [];
  let over: number[] = [];
  let forgotten: number[] = [];
  for (const { key, isOver } of kept) {
    const without = (keys: readonly number[]) => keys.filter((other) => other !== key);
    forgotten = without(forgotten);
    if (!isOver) {
      over = without(over);
      open = open.includes(key) ? open : [...open, key];
    } else {
      open = without(open);
      over = over.includes(key) ? over : [...over, key];
    }
    forgotten = [...forgotten, ...over.slice(0, Math.max(0, over.length - rememberOver))];
    over = over.slice(Math.max(0, over.length - rememberOver));
    forgotten = forgotten.slice(Math.max(0, forgotten.length - rememberForgotten));
  }
  return { open, over, forgotten };
}

interface State {
  readonly said: unknown;
  readonly isOver: boolean;
}

const memoryOf = <Key>(options: MemoryOptions = {}): KeyedMemory<Key, State> =>
  keyedMemory<Key, State>({ ...options, isOver: ({ isOver }) => isOver });

function keep<Key>(memory: KeyedMemory<Key, State>, key: Key, said: unknown, isOver: boolean): void {
  const kept = memory.find(key);
  if (kept === undefined) memory.begin(key, { said, isOver });
  else memory.goOn(kept, { said, isOver });
}

const saidBy = (states: readonly (State | undefined)[]): unknown[] => states.map((state) => state?.said);

const inOrder = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

const keys = Array.from({ length: 8 }, (_, key) => key);

describe('keyedMemory', () => {
  it('keeps all that is open, the last ones that are over and the last ids forgotten, whatever happens', () => {
    fc.assert(
      fc.property(history, bounds, (kept, options) => {
        const memory = memoryOf<number>(options);

        kept.forEach(({ key, isOver }, index) => {
          keep(memory, key, key, isOver);

          const { open, over, forgotten } = expected(kept.slice(0, index + 1), options);
          expect({
            open: saidBy(memory.open()),
            over: saidBy(memory.over()),
            forgotten: keys.filter((each) => memory.isForgotten(each)),
            known: keys.filter((each) => memory.get(each) !== undefined),
          }).toEqual({ open, over, forgotten: inOrder(forgotten), known: inOrder([...open, ...over]) });
        });
      }),
    );
  });

  it('gives the state that was kept last', () => {
    const memory = memoryOf<string>();
    keep(memory, 'a', 'open', false);
    keep(memory, 'b', 'over', true);
    keep(memory, 'b', 'over, later', true);

    expect(saidBy([memory.get('a'), memory.get('b'), memory.get('c')])).toEqual(['open', 'over, later', undefined]);
  });

  it('forgets in the order of the ends, also after one in the middle has opened again', () => {
    const memory = memoryOf<string>({ rememberOver: 3 });
    for (const key of ['a', 'b', 'c']) keep(memory, key, key, true);

    keep(memory, 'b', 'b', false);
    for (const key of ['d', 'e']) keep(memory, key, key, true);

    expect(saidBy(memory.over())).toEqual(['c', 'd', 'e']);
    expect(saidBy(memory.open())).toEqual(['b']);
    expect(memory.isForgotten('a')).toBe(true);
  });

  it('is as empty as at first after clear', () => {
    const memory = memoryOf<string>({ rememberOver: 1 });
    for (const key of ['a', 'b', 'c']) keep(memory, key, key, true);
    keep(memory, 'd', 'd', false);

    memory.clear();
    keep(memory, 'c', 'c', true);

    expect([saidBy(memory.open()), saidBy(memory.over()), memory.isForgotten('a'), memory.isForgotten('b')]).toEqual([
      [],
      ['c'],
      false,
      false,
    ]);
  });

  it('remembers 1,000 that are over and 10,000 ids after them unless told otherwise', () => {
    const memory = memoryOf<number>();
    for (let key = 0; key < 11_001; key += 1) keep(memory, key, key, true);

    expect(memory.over()).toHaveLength(1_000);
    expect([memory.isForgotten(0), memory.isForgotten(1), memory.get(10_001)?.said]).toEqual([false, true, 10_001]);
  });
});
