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

/** A key's state where it is kept, so that the next one takes its place without another look for the key. */
export interface Kept<State> {
  state: State;
  isOver: boolean;
}

/** The states of a keyed fold: all that are open, the last ones that are over, the keys of the last forgotten. */
export interface KeyedMemory<Key, State> {
  get(key: Key): State | undefined;
  find(key: Key): Kept<State> | undefined;
  isForgotten(key: Key): boolean;
  /** Keeps the state of a key; `kept` is what `find` found of it. */
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
  const known = new Map<Key, Kept<State>>();
  const over = lastOnes<Key, Kept<State>>(rememberOver);
  const forgotten = lastOnes<Key, Key>(rememberForgotten);

  function begin(key: Key, kept: Kept<State>): void {
    forgotten.delete(key);
    known.set(key, kept);
    if (kept.isOver) end(key, kept);
  }

  function end(key: Key, kept: Kept<State>): void {
    const gone = over.add(key, kept);
    if (gone === undefined) return;
    known.delete(gone);
    forgotten.add(gone, gone);
  }

  function openAgain(key: Key, kept: Kept<State>): void {
    over.delete(key);
    known.delete(key);
    known.set(key, kept);
  }

  return {
    get: (key) => known.get(key)?.state,
    find: (key) => known.get(key),
    isForgotten: (key) => forgotten.has(key),
    keep(key, state, isOver, kept = known.get(key)) {
      if (kept === undefined) {
        begin(key, { state, isOver });
        return;
      }
      kept.state = state;
      if (isOver === kept.isOver) return;
      kept.isOver = isOver;
      if (isOver) end(key, kept);
      else openAgain(key, kept);
    },
    clear() {
      known.clear();
      over.clear();
      forgotten.clear();
    },
    open: () => Array.from(known.values()).flatMap(({ state, isOver }) => (isOver ? [] : [state])),
    over: () => over.values().map(({ state }) => state),
  };
}
