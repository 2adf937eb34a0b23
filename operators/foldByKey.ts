import { defer, filter, map, type OperatorFunction } from 'rxjs';
import { keyedFold, type FoldByKeyOptions } from './keyedFold.js';

export type { FoldByKeyOptions } from './keyedFold.js';

/**
 * Folds the inputs of each key into one state a key: the mechanism under the operators of this package, for
 * folds of your own.
 *
 *     inputs   -p-q-r-s-|     p, r, s: of one key, q: of another; r changes nothing
 *              foldByKey({ keyOf, step })
 *     output   -P-Q---S-|     the state of the key that changed
 *
 * Emits the new state after each input that changed one, at once. Errors and completes with its source, and
 * errors with whatever a function of yours throws. Each subscriber folds for itself.
 *
 * States that are not over are never dropped. Of those that are over the last `rememberOver` stay, and the keys
 * of the last `rememberForgotten` after them: an input of such a key is passed by, unless it `opensAgain`. What
 * an input costs does not grow with the number of keys. After a reset the fold is as empty as at first.
 *
 * @param options.select tells the inputs that are folded
 * @param options.keyOf what an input is about
 * @param options.step the state after an input; the very same state where nothing changed
 * @param options.isOver tells the states that may be forgotten; left out, none is
 * @param options.opensAgain tells the inputs that begin a forgotten key anew; left out, none does
 * @param options.isReset tells the inputs at which everything is forgotten; left out, none is
 * @param options.ownerOf whose an input is; another owner than the last one is a reset before the input
 * @param options.rememberOver a number of states, 1,000 unless said otherwise
 * @param options.rememberForgotten a number of keys, 10,000 unless said otherwise
 * @example
 * // The cents traded on each venue, of the orders that were submitted.
 * gateway.userEvents$.pipe(
 *   foldByKey({
 *     select: (event) => event.type === 'order_submitted',
 *     keyOf: ({ venue }) => venue,
 *     step: (cents: number | undefined, { price, size }) => (cents ?? 0) + Math.round(price * size * 100),
 *     isReset: isUserSwitch,
 *     ownerOf: userIdOf,
 *   }),
 * );
 * @see {@link orderLifecycle$} for the fold of orders
 */
export const foldByKey =
  <In, Item extends In, Key, State>(options: FoldByKeyOptions<In, Item, Key, State>): OperatorFunction<In, State> =>
  (inputs$) =>
    defer(() => {
      const { push } = keyedFold(options);
      return inputs$.pipe(
        map(push),
        filter((state) => state !== undefined),
      );
    });
