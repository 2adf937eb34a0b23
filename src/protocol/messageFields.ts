// Written from the zod schemas of this folder by `npm run generate`; the tests compare the two.
import { isAbsent, isListOf, isNumber, isText, isTextLike, isWholeFrom } from './checks.js';
import { number, orNull, text, textLike, unread, type InFrame } from './inFrame.js';

/** The fields of one message, besides its name. */
export interface Fields {
  /** Whether the schema accepts a parsed message of that name. */
  readonly fits: (message: Draft) => boolean;
  readonly fields: Readonly<Record<string, InFrame>>;
}

/** Each message that is read, by its `type`. */
export const knownTypes: Readonly<Record<string, Fields>> = {
  connected: {
    fits: (message) => isText(message.appId) && (isAbsent(message.userId) || isText(message.userId)),
    fields: { appId: text, userId: orNull(text) },
  },
  authenticated: {
    fits: (message) => isText(message.userId),
    fields: { userId: text },
  },
  heartbeat: {
    fits: (message) => isNumber(message.ts),
    fields: { ts: number },
  },
  error: {
    fits: (message) => isText(message.message),
    fields: { message: text },
  },
  subscribed: {
    fits: (message) =>
      (isAbsent(message.channel) || isText(message.channel)) &&
      (isAbsent(message.outcomeIds) || isListOf(message.outcomeIds, (item) => isText(item))) &&
      (isAbsent(message.marketIds) || isListOf(message.marketIds, (item) => isText(item))),
    fields: { channel: orNull(text), outcomeIds: orNull(unread), marketIds: orNull(unread) },
  },
  unsubscribed: {
    fits: (message) =>
      (isAbsent(message.channel) || isText(message.channel)) &&
      (isAbsent(message.outcomeIds) || isListOf(message.outcomeIds, (item) => isText(item))) &&
      (isAbsent(message.marketIds) || isListOf(message.marketIds, (item) => isText(item))),
    fields: { channel: orNull(text), outcomeIds: orNull(unread), marketIds: orNull(unread) },
  },
  order_submitted: {
    fits: (message) =>
      isText(message.venue) &&
      isText(message.orderId) &&
      isText(message.side) &&
      isNumber(message.price) &&
      isNumber(message.size) &&
      isText(message.outcomeId) &&
      isNumber(message.timestamp),
    fields: { venue: text, orderId: text, side: text, price: number, size: number, outcomeId: text, timestamp: number },
  },
  balance_update: {
    fits: (message) =>
      isText(message.venue) &&
      isNumber(message.tradingBalanceCents) &&
      (isAbsent(message.walletBalanceCents) || isNumber(message.walletBalanceCents)) &&
      isNumber(message.timestamp),
    fields: { venue: text, tradingBalanceCents: number, walletBalanceCents: orNull(number), timestamp: number },
  },
};

/** Each `order_event` that is read, by its `event`. */
export const knownEvents: Readonly<Record<string, Fields>> = {
  dag_started: {
    fits: (message) =>
      isText(message.orderId) &&
      isNumber(message.timestamp) &&
      (isAbsent(message.userId) || isText(message.userId)) &&
      (isAbsent(message.venue) || isText(message.venue)) &&
      (isAbsent(message.dagRunId) || isText(message.dagRunId)) &&
      (isAbsent(message.attempt) || isNumber(message.attempt)) &&
      (isAbsent(message.errorReason) || isText(message.errorReason)) &&
      (isAbsent(message.error) || isText(message.error)) &&
      (isAbsent(message.templateName) || isText(message.templateName)) &&
      (isAbsent(message.totalSteps) || isNumber(message.totalSteps)),
    fields: {
      orderId: text,
      timestamp: number,
      userId: orNull(text),
      venue: orNull(text),
      dagRunId: orNull(text),
      attempt: orNull(number),
      errorReason: orNull(text),
      error: orNull(text),
      templateName: orNull(text),
      totalSteps: orNull(number),
    },
  },
  step_started: {
    fits: (message) =>
      isText(message.orderId) &&
      isNumber(message.timestamp) &&
      (isAbsent(message.userId) || isText(message.userId)) &&
      (isAbsent(message.venue) || isText(message.venue)) &&
      (isAbsent(message.dagRunId) || isText(message.dagRunId)) &&
      (isAbsent(message.attempt) || isNumber(message.attempt)) &&
      (isAbsent(message.errorReason) || isText(message.errorReason)) &&
      (isAbsent(message.error) || isText(message.error)) &&
      (isAbsent(message.templateName) || isText(message.templateName)) &&
      (isAbsent(message.totalSteps) || isNumber(message.totalSteps)) &&
      (isAbsent(message.stepId) || isText(message.stepId)) &&
      (isAbsent(message.stepType) || isText(message.stepType)) &&
      (isAbsent(message.sequence) || isNumber(message.sequence)),
    fields: {
      orderId: text,
      timestamp: number,
      userId: orNull(text),
      venue: orNull(text),
      dagRunId: orNull(text),
      attempt: orNull(number),
      errorReason: orNull(text),
      error: orNull(text),
      templateName: orNull(text),
      totalSteps: orNull(number),
      stepId: orNull(text),
      stepType: orNull(text),
      sequence: orNull(number),
    },
  },
  step_waiting: {
    fits: (message) =>
      isText(message.orderId) &&
      isNumber(message.timestamp) &&
      (isAbsent(message.userId) || isText(message.userId)) &&
      (isAbsent(message.venue) || isText(message.venue)) &&
      (isAbsent(message.dagRunId) || isText(message.dagRunId)) &&
      (isAbsent(message.attempt) || isNumber(message.attempt)) &&
      (isAbsent(message.errorReason) || isText(message.errorReason)) &&
      (isAbsent(message.error) || isText(message.error)) &&
      (isAbsent(message.templateName) || isText(message.templateName)) &&
      (isAbsent(message.totalSteps) || isNumber(message.totalSteps)) &&
      (isAbsent(message.stepId) || isText(message.stepId)) &&
      (isAbsent(message.stepType) || isText(message.stepType)) &&
      (isAbsent(message.sequence) || isNumber(message.sequence)),
    fields: {
      orderId: text,
      timestamp: number,
      userId: orNull(text),
      venue: orNull(text),
      dagRunId: orNull(text),
      attempt: orNull(number),
      errorReason: orNull(text),
      error: orNull(text),
      templateName: orNull(text),
      totalSteps: orNull(number),
      stepId: orNull(text),
      stepType: orNull(text),
      sequence: orNull(number),
    },
  },
  step_retrying: {
    fits: (message) =>
      isText(message.orderId) &&
      isNumber(message.timestamp) &&
      (isAbsent(message.userId) || isText(message.userId)) &&
      (isAbsent(message.venue) || isText(message.venue)) &&
      (isAbsent(message.dagRunId) || isText(message.dagRunId)) &&
      (isAbsent(message.attempt) || isNumber(message.attempt)) &&
      (isAbsent(message.errorReason) || isText(message.errorReason)) &&
      (isAbsent(message.error) || isText(message.error)) &&
      (isAbsent(message.templateName) || isText(message.templateName)) &&
      (isAbsent(message.totalSteps) || isNumber(message.totalSteps)) &&
      (isAbsent(message.stepId) || isText(message.stepId)) &&
      (isAbsent(message.stepType) || isText(message.stepType)) &&
      (isAbsent(message.sequence) || isNumber(message.sequence)),
    fields: {
      orderId: text,
      timestamp: number,
      userId: orNull(text),
      venue: orNull(text),
      dagRunId: orNull(text),
      attempt: orNull(number),
      errorReason: orNull(text),
      error: orNull(text),
      templateName: orNull(text),
      totalSteps: orNull(number),
      stepId: orNull(text),
      stepType: orNull(text),
      sequence: orNull(number),
    },
  },
  step_completed: {
    fits: (message) =>
      isText(message.orderId) &&
      isNumber(message.timestamp) &&
      (isAbsent(message.userId) || isText(message.userId)) &&
      (isAbsent(message.venue) || isText(message.venue)) &&
      (isAbsent(message.dagRunId) || isText(message.dagRunId)) &&
      (isAbsent(message.attempt) || isNumber(message.attempt)) &&
      (isAbsent(message.errorReason) || isText(message.errorReason)) &&
      (isAbsent(message.error) || isText(message.error)) &&
      (isAbsent(message.templateName) || isText(message.templateName)) &&
      (isAbsent(message.totalSteps) || isNumber(message.totalSteps)) &&
      (isAbsent(message.stepId) || isText(message.stepId)) &&
      (isAbsent(message.stepType) || isText(message.stepType)) &&
      (isAbsent(message.sequence) || isNumber(message.sequence)),
    fields: {
      orderId: text,
      timestamp: number,
      userId: orNull(text),
      venue: orNull(text),
      dagRunId: orNull(text),
      attempt: orNull(number),
      errorReason: orNull(text),
      error: orNull(text),
      templateName: orNull(text),
      totalSteps: orNull(number),
      stepId: orNull(text),
      stepType: orNull(text),
      sequence: orNull(number),
    },
  },
  step_failed: {
    fits: (message) =>
      isText(message.orderId) &&
      isNumber(message.timestamp) &&
      (isAbsent(message.userId) || isText(message.userId)) &&
      (isAbsent(message.venue) || isText(message.venue)) &&
      (isAbsent(message.dagRunId) || isText(message.dagRunId)) &&
      (isAbsent(message.attempt) || isNumber(message.attempt)) &&
      (isAbsent(message.errorReason) || isText(message.errorReason)) &&
      (isAbsent(message.error) || isText(message.error)) &&
      (isAbsent(message.templateName) || isText(message.templateName)) &&
      (isAbsent(message.totalSteps) || isNumber(message.totalSteps)) &&
      (isAbsent(message.stepId) || isText(message.stepId)) &&
      (isAbsent(message.stepType) || isText(message.stepType)) &&
      (isAbsent(message.sequence) || isNumber(message.sequence)),
    fields: {
      orderId: text,
      timestamp: number,
      userId: orNull(text),
      venue: orNull(text),
      dagRunId: orNull(text),
      attempt: orNull(number),
      errorReason: orNull(text),
      error: orNull(text),
      templateName: orNull(text),
      totalSteps: orNull(number),
      stepId: orNull(text),
      stepType: orNull(text),
      sequence: orNull(number),
    },
  },
  dag_completed: {
    fits: (message) =>
      isText(message.orderId) &&
      isNumber(message.timestamp) &&
      (isAbsent(message.userId) || isText(message.userId)) &&
      (isAbsent(message.venue) || isText(message.venue)) &&
      (isAbsent(message.dagRunId) || isText(message.dagRunId)) &&
      (isAbsent(message.attempt) || isNumber(message.attempt)) &&
      (isAbsent(message.errorReason) || isText(message.errorReason)) &&
      (isAbsent(message.error) || isText(message.error)) &&
      (isAbsent(message.templateName) || isText(message.templateName)) &&
      (isAbsent(message.totalSteps) || isNumber(message.totalSteps)),
    fields: {
      orderId: text,
      timestamp: number,
      userId: orNull(text),
      venue: orNull(text),
      dagRunId: orNull(text),
      attempt: orNull(number),
      errorReason: orNull(text),
      error: orNull(text),
      templateName: orNull(text),
      totalSteps: orNull(number),
    },
  },
  dag_failed: {
    fits: (message) =>
      isText(message.orderId) &&
      isNumber(message.timestamp) &&
      (isAbsent(message.userId) || isText(message.userId)) &&
      (isAbsent(message.venue) || isText(message.venue)) &&
      (isAbsent(message.dagRunId) || isText(message.dagRunId)) &&
      (isAbsent(message.attempt) || isNumber(message.attempt)) &&
      (isAbsent(message.errorReason) || isText(message.errorReason)) &&
      (isAbsent(message.error) || isText(message.error)) &&
      (isAbsent(message.templateName) || isText(message.templateName)) &&
      (isAbsent(message.totalSteps) || isNumber(message.totalSteps)),
    fields: {
      orderId: text,
      timestamp: number,
      userId: orNull(text),
      venue: orNull(text),
      dagRunId: orNull(text),
      attempt: orNull(number),
      errorReason: orNull(text),
      error: orNull(text),
      templateName: orNull(text),
      totalSteps: orNull(number),
    },
  },
  dag_cancelled: {
    fits: (message) =>
      isText(message.orderId) &&
      isNumber(message.timestamp) &&
      (isAbsent(message.userId) || isText(message.userId)) &&
      (isAbsent(message.venue) || isText(message.venue)) &&
      (isAbsent(message.dagRunId) || isText(message.dagRunId)) &&
      (isAbsent(message.attempt) || isNumber(message.attempt)) &&
      (isAbsent(message.errorReason) || isText(message.errorReason)) &&
      (isAbsent(message.error) || isText(message.error)) &&
      (isAbsent(message.templateName) || isText(message.templateName)) &&
      (isAbsent(message.totalSteps) || isNumber(message.totalSteps)),
    fields: {
      orderId: text,
      timestamp: number,
      userId: orNull(text),
      venue: orNull(text),
      dagRunId: orNull(text),
      attempt: orNull(number),
      errorReason: orNull(text),
      error: orNull(text),
      templateName: orNull(text),
      totalSteps: orNull(number),
    },
  },
  partial_fill: {
    fits: (message) =>
      isText(message.orderId) &&
      isNumber(message.timestamp) &&
      (isAbsent(message.userId) || isText(message.userId)) &&
      (isAbsent(message.venue) || isText(message.venue)) &&
      (isAbsent(message.dagRunId) || isText(message.dagRunId)) &&
      (isAbsent(message.attempt) || isNumber(message.attempt)) &&
      (isAbsent(message.filledAmountRaw) ||
        isTextLike(message.filledAmountRaw, /^[0-9]{1,78}$/) ||
        isWholeFrom(message.filledAmountRaw, 0)) &&
      (isAbsent(message.remainingAmountRaw) ||
        isTextLike(message.remainingAmountRaw, /^[0-9]{1,78}$/) ||
        isWholeFrom(message.remainingAmountRaw, 0)),
    fields: {
      orderId: text,
      timestamp: number,
      userId: orNull(text),
      venue: orNull(text),
      dagRunId: orNull(text),
      attempt: orNull(number),
      filledAmountRaw: orNull(textLike('[0-9]{1,78}')),
      remainingAmountRaw: orNull(textLike('[0-9]{1,78}')),
    },
  },
  filled: {
    fits: (message) =>
      isText(message.orderId) &&
      isNumber(message.timestamp) &&
      (isAbsent(message.userId) || isText(message.userId)) &&
      (isAbsent(message.venue) || isText(message.venue)) &&
      (isAbsent(message.dagRunId) || isText(message.dagRunId)) &&
      (isAbsent(message.attempt) || isNumber(message.attempt)) &&
      (isAbsent(message.filledAmountRaw) ||
        isTextLike(message.filledAmountRaw, /^[0-9]{1,78}$/) ||
        isWholeFrom(message.filledAmountRaw, 0)) &&
      (isAbsent(message.remainingAmountRaw) ||
        isTextLike(message.remainingAmountRaw, /^[0-9]{1,78}$/) ||
        isWholeFrom(message.remainingAmountRaw, 0)),
    fields: {
      orderId: text,
      timestamp: number,
      userId: orNull(text),
      venue: orNull(text),
      dagRunId: orNull(text),
      attempt: orNull(number),
      filledAmountRaw: orNull(textLike('[0-9]{1,78}')),
      remainingAmountRaw: orNull(textLike('[0-9]{1,78}')),
    },
  },
  failed: {
    fits: (message) =>
      isText(message.orderId) &&
      isNumber(message.timestamp) &&
      (isAbsent(message.userId) || isText(message.userId)) &&
      (isAbsent(message.venue) || isText(message.venue)) &&
      (isAbsent(message.dagRunId) || isText(message.dagRunId)) &&
      (isAbsent(message.attempt) || isNumber(message.attempt)) &&
      (isAbsent(message.errorReason) || isText(message.errorReason)) &&
      (isAbsent(message.error) || isText(message.error)),
    fields: {
      orderId: text,
      timestamp: number,
      userId: orNull(text),
      venue: orNull(text),
      dagRunId: orNull(text),
      attempt: orNull(number),
      errorReason: orNull(text),
      error: orNull(text),
    },
  },
};

/** A message before its fields are known. */
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
