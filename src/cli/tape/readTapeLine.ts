import type { Either } from 'fp-ts/Either';
import * as z from 'zod/mini';
import { decode, restBalancesSchema, restOrderSchema, restPositionSchema } from '../../protocol/index.js';
import { left, right } from '../../units/either.js';
import type { Heard, HeardAt } from '../heard/heard.js';
import { tapeVersion } from './tapeLine.js';

/** What is wrong with a line of a tape, in a few words; nothing of what stands in it. */
export type TapeFault = string;

/** What a line of a tape holds; nothing, where it is the head. */
export function readTapeLine(line: string): Either<TapeFault, HeardAt | undefined> {
  const json = parsed(line);
  if (json === undefined) return left('it is no JSON, or cut off');
  const entry = entrySchema.safeParse(json);
  if (!entry.success) return left('it is not of a tape');
  const { at, type } = entry.data;
  if (type === 'tape') {
    return entry.data['version'] === tapeVersion
      ? right(undefined)
      : left('the tape was written by another version of agg-rx');
  }
  const heard = type === 'frame' ? readFrame(entry.data['frame']) : readOther(entry.data);
  return heard === undefined
    ? left(known.has(type) ? `it is no ${type} as a tape has it` : 'it is not of a tape')
    : right({ ...heard, at });
}

const entrySchema = z.looseObject({ at: z.number(), type: z.string() });

/** A frame is read as the gateway's are, so that a line that was changed by hand can do no more than a gateway. */
function readFrame(frame: unknown): Heard | undefined {
  if (typeof frame !== 'object' || frame === null) return undefined;
  const decoded = decode(JSON.stringify(frame), { maxFrameBytes: Number.POSITIVE_INFINITY });
  return decoded._tag === 'Right'
    ? { type: 'frame', message: decoded.right }
    : { type: 'rejected', error: decoded.left };
}

/** The schemas change nothing, so what fits is itself what was read. */
function readOther({ at: _at, ...heard }: object & { readonly at: number }): Heard | undefined {
  return heardSchema.safeParse(heard).success ? (heard as unknown as Heard) : undefined;
}

const cause = z.looseObject({ name: z.string(), message: z.string() });

const issue = z.looseObject({ path: z.array(z.union([z.string(), z.number()])), message: z.string() });
const decodeError = z.discriminatedUnion('_tag', [
  z.looseObject({ _tag: z.literal('NotJson'), excerpt: z.string() }),
  z.looseObject({
    _tag: z.literal('TooLarge'),
    sizeBytes: z.number(),
    maxFrameBytes: z.number(),
    excerpt: z.string(),
  }),
  z.looseObject({
    _tag: z.literal('Malformed'),
    name: z.optional(z.string()),
    issues: z.array(issue),
    orderId: z.optional(z.string()),
    event: z.optional(z.string()),
    excerpt: z.string(),
  }),
]);

const status = z.discriminatedUnion('state', [
  z.looseObject({ state: z.literal('idle') }),
  z.looseObject({ state: z.literal('connecting'), attempt: z.number() }),
  z.looseObject({ state: z.literal('refreshing') }),
  z.looseObject({ state: z.literal('waiting'), attempt: z.number(), delayMs: z.number(), cause }),
  z.looseObject({ state: z.literal('open'), appId: z.string() }),
  z.looseObject({ state: z.literal('authenticated'), appId: z.string(), userId: z.string() }),
  z.looseObject({ state: z.literal('closed'), reason: z.enum(['by_user', 'signed_out', 'gave_up', 'refused']) }),
]);

const epoch = z.number();
const event = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('continuity'),
    cause: z.enum(['connected', 'interrupted', 'reconnected', 'user_switched']),
    epoch,
    userId: z.string(),
    at: z.number(),
    silentSince: z.optional(z.number()),
  }),
  z.looseObject({ type: z.literal('order_unreadable'), orderId: z.string(), error: decodeError }),
  z.looseObject({
    type: z.literal('order_snapshot'),
    order: restOrderSchema,
    end: z.nullish(z.enum(['cancelled', 'failed', 'filled'])),
    epoch,
  }),
  z.looseObject({ type: z.literal('reconciled'), epoch, orders: z.number(), complete: z.boolean() }),
  z.looseObject({ type: z.literal('reconcile_failed'), epoch, cause }),
  z.looseObject({ type: z.literal('balances_snapshot'), epoch, balances: restBalancesSchema }),
  z.looseObject({ type: z.literal('positions_snapshot'), epoch, positions: z.array(restPositionSchema) }),
]);

const heardSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('status'), status }),
  z.looseObject({ type: z.literal('rejected'), error: decodeError }),
  z.looseObject({ type: z.literal('event'), event }),
  z.looseObject({ type: z.literal('note'), text: z.string() }),
  z.looseObject({ type: z.literal('failed'), reason: z.string() }),
  z.looseObject({ type: z.literal('end') }),
]);

const known = new Set(['frame', 'status', 'rejected', 'event', 'note', 'failed', 'end']);

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
