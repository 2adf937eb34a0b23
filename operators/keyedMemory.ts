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
export interface Kept<Key, State> {
  readonly key: Key;
  state: State;
}

/** Tells the states that are over. */
export interface OverOption<State> {
  /** Tells the states that may be forgotten in time, pure. Left out, none is. */
  readonly isOver?: (state: State) => boolean;
}

/** The states of a keyed fold: all that are open, the last ones that are over, the keys of the last forgotten. */
export interface KeyedMemory<Key, State> {
  get(key: Key): State | undefined;
  find(key: Key): Kept<Key, State> | undefined;
  isForgotten(key: Key): boolean;
  /** Keeps the first state of a key that is not kept, under this very key. */
  begin(key: Key, state: State): void;
  /** Keeps the next state of a key. */
  goOn(kept: Kept<Key, State>, state: State): void;
  clear(): void;
  /** The states that are not over, in the order in which they opened. There is no limit to them. */
  open(): State[];
  /** The states that are over, in the order in which they ended. */
  over(): State[];
}

/** An empty memory. What a look or a change costs does not grow with what it holds. */
export function keyedMemory<Key, State>(options: MemoryOptions & OverOption<State>): KeyedMemory<Key, State> {
  const { rememberOver = 1_000, rememberForgotten = 10_000, isOver = () => false } = options;
  const known = new Map<Key, Kept<Key, State>>();
  const over = lastOnes<Key, Kept<Key, State>>(rememberOver);
  const forgotten = lastOnes<Key, Key>(rememberForgotten);

  function end(kept: Kept<Key, State>): void {
    const gone = over.add(kept.key, kept);
    if (gone === undefined) return;
    known.delete(gone);
    forgotten.add(gone, gone);
  }

  function openAgain(kept: Kept<Key, State>): void {
    over.delete(kept.key);
    known.delete(kept.key);
    known.set(kept.key, kept);
  }

  return {
    get: (key) => known.get(key)?.state,
    find: (key) => known.get(key),
    isForgotten: (key) => forgotten.has(key),
    begin(key, state) {
      const kept = { key, state };
      forgotten.delete(key);
      known.set(key, kept);
      if (isOver(state)) end(kept);
    },
    goOn(kept, state) {
      const wasOver = isOver(kept.state);
      kept.state = state;
      if (isOver(state)) {
        if (!wasOver) end(kept);
      } else if (wasOver) openAgain(kept);
    },
    clear() {
      known.clear();
      over.clear();
      forgotten.clear();
    },
    open: () => Array.from(known.values(), ({ state }) => state).filter((state) => !isOver(state)),
    over: () => over.values().map(({ state }) => state),
  };
}
