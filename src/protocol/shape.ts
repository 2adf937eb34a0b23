import { fieldNames, setField, type Draft } from './draft.js';
import { extra, type InFrame } from './inFrame.js';

/** A message whose `type`, and `event` where it has one, are known. */
export interface Named {
  readonly type: string;
  readonly event?: string;
}

/**
 * One order of keys that frames of a name have come in. Its pattern states the whole frame, so a match proves that
 * the frame is JSON and what the schema asks for, and its groups are the values.
 */
export interface Shape {
  readonly name: Named;
  readonly pattern: RegExp;
  readonly places: readonly Place[];
}

/** Where one value goes. */
interface Place {
  readonly key: string;
  /** Its place in `fieldNames`; -1 for a field that no schema names. */
  readonly field: number;
  readonly read: InFrame['read'];
}

/** A key that stands in a frame as it is, and that no object has by birth. */
const isPlain = (key: string): boolean => /^[A-Za-z]\w{0,63}$/.test(key) && !(key in {});

/**
 * The shape of an accepted message; none where it doesn't begin with its name, or has a key that takes care.
 */
export function shapeOf(message: object, name: Named, fields: Readonly<Record<string, InFrame>>): Shape | undefined {
  const head = Object.keys(name);
  const keys = Object.keys(message);
  if (head.some((key, place) => keys[place] !== key)) return undefined;
  const places: Place[] = [];
  let pattern = JSON.stringify(name).slice(1, -1);
  for (const key of keys.slice(head.length)) {
    if (!isPlain(key)) return undefined;
    const inFrame = fields[key] ?? extra;
    places.push({ key, field: fieldNames.indexOf(key), read: inFrame.read });
    pattern += `,"${key}":${inFrame.pattern}`;
  }
  return { name, pattern: new RegExp(String.raw`^\{${pattern}\}$`), places };
}

/** The message, where the frame is of that shape: equal to what `JSON.parse` makes of it. */
export function readShape({ name: { type, event }, pattern, places }: Shape, frame: string): object | undefined {
  const caught = pattern.exec(frame);
  if (caught === null) return undefined;
  const draft: Draft = event === undefined ? { type } : { type, event };
  let group = 0;
  for (const { key, field, read } of places) {
    group += 1;
    const value = valueOf(caught[group], read);
    if (value === undefined) return undefined;
    if (field === -1) Object.assign(draft, { [key]: value });
    else setField(draft, field, value);
  }
  return draft;
}

function valueOf(caught: string | undefined, read: InFrame['read']): unknown {
  if (caught === undefined) return null;
  return read === undefined ? caught : read(caught);
}
