import { filter, map, type OperatorFunction } from 'rxjs';
import type { KeyedFold, Turn } from './keyedFold.js';

/** What each input does to a fold; inputs that do nothing are passed by. The fold is for one subscriber. */
export const turns =
  <In, Key, State>({ push }: KeyedFold<In, Key, State>): OperatorFunction<In, Turn<State>> =>
  (inputs$) =>
    inputs$.pipe(
      map(push),
      filter((turn) => turn !== undefined),
    );
