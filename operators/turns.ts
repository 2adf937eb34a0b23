import { defer, filter, map, type OperatorFunction } from 'rxjs';
import type { KeyedFold, Turn } from './keyedFold.js';

/** What each input does to a fold begun for the subscriber; inputs that do nothing are passed by. */
export const turns =
  <In, Key, State>(begin: () => KeyedFold<In, Key, State>): OperatorFunction<In, Turn<State>> =>
  (inputs$) =>
    defer(() =>
      inputs$.pipe(
        map(begin().push),
        filter((turn) => turn !== undefined),
      ),
    );
