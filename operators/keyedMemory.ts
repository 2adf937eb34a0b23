import { lastOnes } from './lastOnes.js';

/** How much of what is over stays known. */
export interface MemoryOptions {
  /**
   * How many states that are over stay known, so that a late input finds its state; those that were over
   * first go first. 0 forgets a state as soon as it is over. @defaultValue 1_000
   */
  readonly rememberOver?: number;
  /**
   * How many keys stay known after their state was forgotten, so that a late input does not begin anew what
   * is long over. @defaultValue 10_000
   */
  readonly rememberForgotten?: number;
}

/** The state of an open key where it is kept, so that the next one takes its place without another look for the key. */
interface Kept<State> {
  state: State;
}

/** The states of a keyed fold: all that are open, the last ones that are over, the keys of the last forgotten. */
export interface KeyedMemory<Key, State> {
  get(key: Key): State | undefined;
  findOpen(key: Key): Kept<State> | undefined;
  getOver(key: Key): State | undefined;
  isForgotten(key: Key): boolean;
  /** Keeps the state of a key; `kept` is what `findOpen` found of it. */
  keep(key: Key, state: State, isOver: boolean, kept?: Kept<State>): void;
  clear(): void;
  /** The states that are not over, in the order in which they opened. There is no limit to them. */
  open(): State[];
  /** The states that are over, in the order in which they ended. */
  over(): State[];
}

/** An empty memory. What a look or a change costs does not grow with what it holds. */
export function keyedMemory<Key, State>(options: MemoryOptions): KeyedMemory<Key, State> {
  const { rememberOver = 1_000, rememberForgotten = 10_000 } = options;
  const open = new Map<Key, Kept<State>>();
  const over = lastOnes<Key, State>(rememberOver);
  const forgotten = lastOnes<Key, Key>(rememberForgotten);

  function keepOver(key: Key, state: State): void {
    open.delete(key);
    forgotten.delete(key);
    const gone = over.set(key, state);
    if (gone !== undefined) forgotten.set(gone, gone);
  }

  function keepOpen(key: Key, state: State): void {
    over.delete(key);
    forgotten.delete(key);
    open.set(key, { state });
  }

  return {
    get: (key) => open.get(key)?.state ?? over.get(key),
    findOpen: (key) => open.get(key),
    getOver: (key) => over.get(key),
    isForgotten: (key) => forgotten.has(key),
    keep(key, state, isOver, kept = open.get(key)) {
      if (isOver) keepOver(key, state);
      else if (kept !== undefined) kept.state = state;
      else keepOpen(key, state);
    },
    clear() {
      open.clear();
      over.clear();
      forgotten.clear();
    },
    open: () => Array.from(open.values(), ({ state }) => state),
    over: () => over.values(),
  };
}
