import { ownText } from '../src/units/ownText.js';
import { keyedMemory, type KeyedMemory, type Kept, type MemoryOptions, type OverOption } from './keyedMemory.js';
import { resetWatch, type ResetOptions } from './resetWatch.js';

/** How a keyed fold reads its inputs. */
export interface FoldByKeyOptions<In, Item extends In, Key, State>
  extends MemoryOptions, OverOption<State>, ResetOptions<In> {
  /** Tells the inputs that are folded from those that are passed by. */
  readonly select: (input: In) => input is Item;
  /** What an input is about: there is one state a key. */
  readonly keyOf: (item: Item) => Key;
  /**
   * The state after an input, pure; `undefined` stands for a key's first. The very same state where nothing changed.
   * `key` is what the input is about, as it is kept: a text holds nothing of the frame that it came in.
   */
  readonly step: (state: State | undefined, item: Item, key: Key) => State;
  /** Tells the inputs that begin a forgotten key anew. Left out, none does. */
  readonly opensAgain?: (item: Item) => boolean;
}

/** What one input did to a keyed fold. */
export interface Turn<State> {
  /** Everything known before was forgotten first. */
  readonly isReset: boolean;
  /** The state of the input's key before it. */
  readonly before: State | undefined;
  /** The state after it, where it changed one. */
  readonly after: State | undefined;
}

/** The states that a fold knows now. */
type KnownStates<Key, State> = Pick<KeyedMemory<Key, State>, 'get' | 'open' | 'over'>;

/** A keyed fold under way, of which it is told in full what each input does. */
export interface FoldTurns<In, Key, State> {
  /** Takes an input; tells what it did, `undefined` for nothing. */
  readonly turn: (input: In) => Turn<State> | undefined;
  readonly memory: KnownStates<Key, State>;
}

/** A keyed fold under way. */
export interface KeyedFold<In, Key, State> extends FoldTurns<In, Key, State> {
  /** Takes an input; gives the state that it changed, `undefined` where it changed none. */
  readonly push: (input: In) => State | undefined;
}

/** Begins a keyed fold: one map of states, one look-up an input. */
export function keyedFold<In, Item extends In, Key, State>(
  options: FoldByKeyOptions<In, Item, Key, State>,
): KeyedFold<In, Key, State> {
  const { select, keyOf, step, opensAgain } = options;
  const memory = keyedMemory<Key, State>(options);
  const startsAnew = resetWatch<In>(options);

  function reset(input: In): boolean {
    const isReset = startsAnew(input);
    if (isReset) memory.clear();
    return isReset;
  }

  function begin(key: Key, item: Item): State | undefined {
    if (memory.isForgotten(key) && opensAgain?.(item) !== true) return undefined;
    const ownKey = typeof key === 'string' ? (ownText(key) as Key & string) : key;
    const state = step(undefined, item, ownKey);
    if (state !== undefined) memory.begin(ownKey, state);
    return state;
  }

  function goOn(kept: Kept<Key, State>, item: Item): State | undefined {
    const after = step(kept.state, item, kept.key);
    if (after === kept.state) return undefined;
    memory.goOn(kept, after);
    return after;
  }

  return {
    memory,
    push(input) {
      reset(input);
      if (!select(input)) return undefined;
      const key = keyOf(input);
      const kept = memory.find(key);
      return kept === undefined ? begin(key, input) : goOn(kept, input);
    },
    turn(input) {
      const isReset = reset(input);
      if (!select(input)) return isReset ? { isReset, before: undefined, after: undefined } : undefined;
      const key = keyOf(input);
      const kept = memory.find(key);
      const before = kept?.state;
      const after = kept === undefined ? begin(key, input) : goOn(kept, input);
      return isReset || after !== undefined ? { isReset, before, after } : undefined;
    },
  };
}
