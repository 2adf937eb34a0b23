// Written from the zod schemas of this folder by `npm run generate`; the tests compare the two.
import { either, listOf, maybe, number, text, textLike, wholeFrom, type FieldKind } from './fieldKind.js';

type Fields = Readonly<Record<string, FieldKind>>;

/** The fields of each message, by its `type`. */
export const messageFields: Readonly<Record<string, Fields>> = {
  connected: { appId: text, userId: maybe(text) },
  authenticated: { userId: text },
  heartbeat: { ts: number },
  error: { message: text },
  subscribed: { channel: maybe(text), outcomeIds: maybe(listOf(text)), marketIds: maybe(listOf(text)) },
  unsubscribed: { channel: maybe(text), outcomeIds: maybe(listOf(text)), marketIds: maybe(listOf(text)) },
  order_submitted: {
    venue: text,
    orderId: text,
    side: text,
    price: number,
    size: number,
    outcomeId: text,
    timestamp: number,
  },
  balance_update: { venue: text, tradingBalanceCents: number, walletBalanceCents: maybe(number), timestamp: number },
};

/** The fields of each `order_event`, by its `event`. */
export const eventFields: Readonly<Record<string, Fields>> = {
  dag_started: {
    orderId: text,
    timestamp: number,
    userId: maybe(text),
    venue: maybe(text),
    dagRunId: maybe(text),
    attempt: maybe(number),
    errorReason: maybe(text),
    error: maybe(text),
    templateName: maybe(text),
    totalSteps: maybe(number),
  },
  step_started: {
    orderId: text,
    timestamp: number,
    userId: maybe(text),
    venue: maybe(text),
    dagRunId: maybe(text),
    attempt: maybe(number),
    errorReason: maybe(text),
    error: maybe(text),
    templateName: maybe(text),
    totalSteps: maybe(number),
    stepId: maybe(text),
    stepType: maybe(text),
    sequence: maybe(number),
  },
  step_waiting: {
    orderId: text,
    timestamp: number,
    userId: maybe(text),
    venue: maybe(text),
    dagRunId: maybe(text),
    attempt: maybe(number),
    errorReason: maybe(text),
    error: maybe(text),
    templateName: maybe(text),
    totalSteps: maybe(number),
    stepId: maybe(text),
    stepType: maybe(text),
    sequence: maybe(number),
  },
  step_retrying: {
    orderId: text,
    timestamp: number,
    userId: maybe(text),
    venue: maybe(text),
    dagRunId: maybe(text),
    attempt: maybe(number),
    errorReason: maybe(text),
    error: maybe(text),
    templateName: maybe(text),
    totalSteps: maybe(number),
    stepId: maybe(text),
    stepType: maybe(text),
    sequence: maybe(number),
  },
  step_completed: {
    orderId: text,
    timestamp: number,
    userId: maybe(text),
    venue: maybe(text),
    dagRunId: maybe(text),
    attempt: maybe(number),
    errorReason: maybe(text),
    error: maybe(text),
    templateName: maybe(text),
    totalSteps: maybe(number),
    stepId: maybe(text),
    stepType: maybe(text),
    sequence: maybe(number),
  },
  step_failed: {
    orderId: text,
    timestamp: number,
    userId: maybe(text),
    venue: maybe(text),
    dagRunId: maybe(text),
    attempt: maybe(number),
    errorReason: maybe(text),
    error: maybe(text),
    templateName: maybe(text),
    totalSteps: maybe(number),
    stepId: maybe(text),
    stepType: maybe(text),
    sequence: maybe(number),
  },
  dag_completed: {
    orderId: text,
    timestamp: number,
    userId: maybe(text),
    venue: maybe(text),
    dagRunId: maybe(text),
    attempt: maybe(number),
    errorReason: maybe(text),
    error: maybe(text),
    templateName: maybe(text),
    totalSteps: maybe(number),
  },
  dag_failed: {
    orderId: text,
    timestamp: number,
    userId: maybe(text),
    venue: maybe(text),
    dagRunId: maybe(text),
    attempt: maybe(number),
    errorReason: maybe(text),
    error: maybe(text),
    templateName: maybe(text),
    totalSteps: maybe(number),
  },
  dag_cancelled: {
    orderId: text,
    timestamp: number,
    userId: maybe(text),
    venue: maybe(text),
    dagRunId: maybe(text),
    attempt: maybe(number),
    errorReason: maybe(text),
    error: maybe(text),
    templateName: maybe(text),
    totalSteps: maybe(number),
  },
  partial_fill: {
    orderId: text,
    timestamp: number,
    userId: maybe(text),
    venue: maybe(text),
    dagRunId: maybe(text),
    attempt: maybe(number),
    filledAmountRaw: maybe(either(textLike('[0-9]{1,78}'), wholeFrom(0))),
    remainingAmountRaw: maybe(either(textLike('[0-9]{1,78}'), wholeFrom(0))),
  },
  filled: {
    orderId: text,
    timestamp: number,
    userId: maybe(text),
    venue: maybe(text),
    dagRunId: maybe(text),
    attempt: maybe(number),
    filledAmountRaw: maybe(either(textLike('[0-9]{1,78}'), wholeFrom(0))),
    remainingAmountRaw: maybe(either(textLike('[0-9]{1,78}'), wholeFrom(0))),
  },
  failed: {
    orderId: text,
    timestamp: number,
    userId: maybe(text),
    venue: maybe(text),
    dagRunId: maybe(text),
    attempt: maybe(number),
    errorReason: maybe(text),
    error: maybe(text),
  },
};

/** A message while it is put together. */
export interface Draft {
  type: string;
  event?: string;
  appId?: unknown;
  userId?: unknown;
  ts?: unknown;
  message?: unknown;
  channel?: unknown;
  outcomeIds?: unknown;
  marketIds?: unknown;
  venue?: unknown;
  orderId?: unknown;
  side?: unknown;
  price?: unknown;
  size?: unknown;
  outcomeId?: unknown;
  timestamp?: unknown;
  tradingBalanceCents?: unknown;
  walletBalanceCents?: unknown;
  dagRunId?: unknown;
  attempt?: unknown;
  errorReason?: unknown;
  error?: unknown;
  templateName?: unknown;
  totalSteps?: unknown;
  stepId?: unknown;
  stepType?: unknown;
  sequence?: unknown;
  filledAmountRaw?: unknown;
  remainingAmountRaw?: unknown;
}

/** The fields that `setField` knows, each at its place. */
export const fieldNames: readonly string[] = [
  'appId',
  'userId',
  'ts',
  'message',
  'channel',
  'outcomeIds',
  'marketIds',
  'venue',
  'orderId',
  'side',
  'price',
  'size',
  'outcomeId',
  'timestamp',
  'tradingBalanceCents',
  'walletBalanceCents',
  'dagRunId',
  'attempt',
  'errorReason',
  'error',
  'templateName',
  'totalSteps',
  'stepId',
  'stepType',
  'sequence',
  'filledAmountRaw',
  'remainingAmountRaw',
];

/** Sets a field by a name that stands in the code: V8 does that faster than by a name held in a variable. */
export function setField(draft: Draft, place: number, value: unknown): void {
  switch (place) {
    case 0:
      draft.appId = value;
      break;
    case 1:
      draft.userId = value;
      break;
    case 2:
      draft.ts = value;
      break;
    case 3:
      draft.message = value;
      break;
    case 4:
      draft.channel = value;
      break;
    case 5:
      draft.outcomeIds = value;
      break;
    case 6:
      draft.marketIds = value;
      break;
    case 7:
      draft.venue = value;
      break;
    case 8:
      draft.orderId = value;
      break;
    case 9:
      draft.side = value;
      break;
    case 10:
      draft.price = value;
      break;
    case 11:
      draft.size = value;
      break;
    case 12:
      draft.outcomeId = value;
      break;
    case 13:
      draft.timestamp = value;
      break;
    case 14:
      draft.tradingBalanceCents = value;
      break;
    case 15:
      draft.walletBalanceCents = value;
      break;
    case 16:
      draft.dagRunId = value;
      break;
    case 17:
      draft.attempt = value;
      break;
    case 18:
      draft.errorReason = value;
      break;
    case 19:
      draft.error = value;
      break;
    case 20:
      draft.templateName = value;
      break;
    case 21:
      draft.totalSteps = value;
      break;
    case 22:
      draft.stepId = value;
      break;
    case 23:
      draft.stepType = value;
      break;
    case 24:
      draft.sequence = value;
      break;
    case 25:
      draft.filledAmountRaw = value;
      break;
    case 26:
      draft.remainingAmountRaw = value;
      break;
  }
}
