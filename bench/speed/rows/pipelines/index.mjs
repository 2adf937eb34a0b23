// The whole pipelines, frame text in and a state out a change. `emits` says what of the frames comes out.
const row = (file, title, emits, needs = []) => ({ url: new URL(file, import.meta.url).href, title, emits, needs });

export const jsonParse = row('jsonParse.mjs', '`JSON.parse` alone', 'frames');
export const recipe = row(
  'recipe.mjs',
  "the recipe's handler (validates nothing, keeps no steps, never forgets)",
  'handled',
);
export const groupByScan = row('groupByScan.mjs', '`groupBy` + `mergeMap(scan)` + zod `safeParse`', 'states');
export const aggRx = row('aggRx.mjs', '**agg-rx**: `decode` + `orderLifecycle$`', 'states');
export const aggRxBare = row('aggRxBare.mjs', '**agg-rx** without rxjs: `decode` + `applyToOrder`', 'states');

export const pipelines = [
  jsonParse,
  recipe,
  groupByScan,
  row('keyedFold.mjs', 'one keyed fold + zod `safeParse`', 'states'),
  row('xstateActors.mjs', 'xstate, an actor an order + zod `safeParse`', 'states', ['xstate']),
  row('xstateStore.mjs', '@xstate/store, a store an order + zod `safeParse`', 'states', ['@xstate/store']),
  row('effectStream.mjs', 'effect `Stream.mapAccum` + zod `safeParse`', 'states', ['effect']),
  row('mostCore.mjs', '@most/core `loop` + zod `safeParse`', 'states', ['@most/core', '@most/scheduler']),
  aggRx,
  aggRxBare,
];
