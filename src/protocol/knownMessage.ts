import { knownEvents, knownTypes, type Fields } from './messageFields.js';
import { readShape, shapeOf, type Named, type Shape } from './shape.js';

export type Json = Readonly<Record<string, unknown>>;

/** The messages of one name: how they are checked, and in which shapes they have come. */
interface KnownMessage {
  /** What is wrong with a parsed message: no issue where the schema of that name accepts it. */
  readonly issuesOf: Fields['issuesOf'];
  /** The message, where its frame has a shape that was learned. */
  readonly read: (frame: string) => object | undefined;
  /** Takes note of an accepted message whose frame had no known shape. */
  readonly learn: (frame: string, message: Json) => void;
}

const shapesKept = 4;
const longestWait = 1_024;

function knownMessage(name: Named, { issuesOf, fields }: Fields): KnownMessage {
  /** The hits move forward, so the last is the one that is least in use. */
  const shapes: Shape[] = [];
  /** Doubles with each lesson: whatever frames come, learning costs next to nothing a frame. */
  let wait = 1;
  let untilLesson = 1;

  return {
    issuesOf,
    read: (frame) => {
      for (const shape of shapes) {
        const message = readShape(shape, frame);
        if (message === undefined) continue;
        if (shape !== shapes[0]) moveForward(shapes, shape);
        return message;
      }
      return undefined;
    },
    learn: (frame, message) => {
      untilLesson -= 1;
      if (untilLesson > 0) return;
      untilLesson = wait;
      wait = Math.min(2 * wait, longestWait);
      const shape = shapeOf(message, name, fields);
      // A frame may be missed for its values, not for its shape: then there is nothing to learn from it.
      if (shape !== undefined && readShape(shape, frame) !== undefined) shapes.splice(shapesKept - 1, 1, shape);
    },
  };
}

function moveForward<T>(list: T[], item: T): void {
  const at = list.indexOf(item);
  const former = list[at - 1] as T;
  list[at - 1] = item;
  list[at] = former;
}

/** Every message that is read. */
export interface KnownMessages {
  readonly byName: (message: Json) => KnownMessage | undefined;
  /** By how the frame begins: a guess, which the shape then proves or not. */
  readonly byFrame: (frame: string) => KnownMessage | undefined;
}

const typeAt = '{"type":"'.length;
const eventAt = '{"type":"order_event","event":"'.length;
const letterO = 111;
const letterE = 101;

/**
 * Three letters of a frame's name as one number: enough to tell the names apart, and quicker than to cut one out. A
 * frame that is something else is found out by the shape.
 */
function lettersOf(frame: string): number {
  // Of all types only `order_event` has an `o` and an `e` there.
  const isOrderEvent = frame.charCodeAt(typeAt) === letterO && frame.charCodeAt(typeAt + 6) === letterE;
  const at = isOrderEvent ? eventAt : typeAt;
  return (frame.charCodeAt(at + 1) << 16) | (frame.charCodeAt(at + 5) << 8) | frame.charCodeAt(at + 6);
}

/** With no shape learned yet. */
export function knownMessages(): KnownMessages {
  const byType = new Map<unknown, KnownMessage>();
  const byEvent = new Map<unknown, KnownMessage>();
  const byLetters = new Map<number, KnownMessage>();
  for (const [type, fields] of Object.entries(knownTypes)) {
    const known = knownMessage({ type }, fields);
    byType.set(type, known);
    byLetters.set(lettersOf(JSON.stringify({ type, then: '' })), known);
  }
  for (const [event, fields] of Object.entries(knownEvents)) {
    const known = knownMessage({ type: 'order_event', event }, fields);
    byEvent.set(event, known);
    byLetters.set(lettersOf(JSON.stringify({ type: 'order_event', event, then: '' })), known);
  }
  return {
    byName: ({ type, event }) => (type === 'order_event' ? byEvent.get(event) : byType.get(type)),
    byFrame: (frame) => byLetters.get(lettersOf(frame)),
  };
}
