// That every row does what it says, without a clock: each state that each row emits, held against those of the others and
// against how the scripts say that their orders end.
import { createRequire } from 'node:module';
import { corpusOf, expectedTogether, memoryFor } from './corpus.mjs';
import { pipelines } from './rows/pipelines/index.mjs';

const { resolve } = createRequire(import.meta.url);

const isThere = (name) => {
  try {
    resolve(name);
    return true;
  } catch ({ code }) {
    // It is there, and has no door of the older kind.
    return code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  }
};

/** The rows whose packages are installed. */
export const runnable = (rows = pipelines) => rows.filter(({ needs }) => needs.every(isThere));

/** What a row emitted for all of these frames, as far as rows claim it. */
export async function viewsOf({ url }, frames, live) {
  const { open, viewOf } = await import(url);
  const views = [];
  const { push } = await open((each) => views.push(viewOf(each)), memoryFor(live));
  for (let at = 0; at < frames.length; at += 100) await push(frames.slice(at, at + 100));
  return views;
}

/** What is wrong with a row's views; nothing where all is as it must be. `known` are the views of the rows before it. */
export function faultsOf({ emits }, views, { expected, truth }, known) {
  if (views.length !== expected[emits]) return [`${views.length} of ${expected[emits]} ${emits}`];
  if (emits === 'frames') return [];
  const last = new Map(views.map((view) => [view.orderId, view]));
  const wrong = truth.filter((order) => !endsAs(last.get(order.orderId), order));
  const other =
    known === undefined ? -1 : views.findIndex((view, at) => JSON.stringify(view) !== JSON.stringify(known[at]));
  return [
    ...(truth.length === 0 ? ['no order came to its end'] : []),
    ...(wrong.length > 0 ? [`${wrong.length} of ${truth.length} orders end wrong, ${wrong[0].orderId} first`] : []),
    ...(other >= 0
      ? [`state ${other} differs: ${JSON.stringify(views[other])}, not ${JSON.stringify(known[other])}`]
      : []),
  ];
}

/** A row that claims no status claims what was filled. */
const endsAs = (view, { end, filledRaw }) =>
  view !== undefined && view.filledRaw === String(filledRaw) && (view.status === undefined || view.status === end);

/** A corpus in which each order lives to its end. */
export function wholeLives({ live = 100, frames = 5_000, seed = 3 } = {}) {
  const corpus = corpusOf({ live, seed });
  const parts = [...corpus.history(frames), corpus.take(frames), corpus.last()];
  return {
    live,
    frames: parts.flatMap((part) => part.frames),
    expected: expectedTogether(parts),
    truth: corpus.truth(),
  };
}

/** Checks the rows one after the other: of each its faults. */
export async function checkRows(rows, lives = wholeLives()) {
  const results = [];
  let known;
  for (const row of rows) {
    const views = await viewsOf(row, lives.frames, lives.live);
    const faults = faultsOf(row, views, lives, row.emits === 'states' ? known : undefined);
    if (row.emits === 'states') known ??= views;
    results.push({ row, views: views.length, faults });
  }
  return results;
}
