import type { Either } from 'fp-ts/Either';
import * as z from 'zod/mini';

export declare const amountRawSchema: z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniInt]>;

export declare type Authenticated = Known<z.infer<typeof authenticatedSchema>>;

export declare const authenticatedSchema: z.ZodMiniObject<
  {
    type: z.ZodMiniLiteral<'authenticated'>;
    userId: z.ZodMiniString<string>;
  },
  z.core.$loose
>;

export declare type BalanceUpdate = Known<z.infer<typeof balanceUpdateSchema>>;

export declare const balanceUpdateSchema: z.ZodMiniObject<
  {
    type: z.ZodMiniLiteral<'balance_update'>;
    venue: z.ZodMiniString<string>;
    tradingBalanceCents: z.ZodMiniNumber<number>;
    walletBalanceCents: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
    timestamp: z.ZodMiniNumber<number>;
  },
  z.core.$loose
>;

export declare function classifyClose(close: CloseInfo): CloseVerdict;

export declare type ClientMessage =
  | {
      readonly action: 'subscribe' | 'unsubscribe' | 'resnapshot';
      readonly channel: string;
      readonly outcomeIds: readonly string[];
    }
  | {
      readonly action: 'subscribe' | 'unsubscribe';
      readonly channel: 'arb';
      readonly marketIds: readonly string[];
    }
  | {
      readonly action: 'subscribe' | 'unsubscribe';
      readonly channel: 'arb-feed';
    };

export declare interface CloseInfo {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  readonly phase: 'connecting' | 'open' | 'authenticated';
  readonly openMs: number;
  readonly tokenSent: boolean;
  readonly tokenIsFresh: boolean;
  readonly failuresInARow: number;
}

export declare type CloseKind = 'our_fault' | 'before_connected' | 'after_connected';

export declare const closeKind: ({ code, phase }: Pick<CloseInfo, 'code' | 'phase'>) => CloseKind;

export declare type CloseVerdict = 'retry' | 'refresh' | 'stop';

export declare type Connected = Known<z.infer<typeof connectedSchema>>;

export declare const connectedSchema: z.ZodMiniObject<
  {
    type: z.ZodMiniLiteral<'connected'>;
    appId: z.ZodMiniString<string>;
    userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
  },
  z.core.$loose
>;

export declare function decode(frame: unknown, { maxFrameBytes }?: DecodeOptions): Either<DecodeError, ServerMessage>;

export declare type DecodeError = NotJson | TooLarge | Malformed;

export declare interface DecodeOptions {
  readonly maxFrameBytes?: number;
}

export declare function drawDecodeError(error: DecodeError): string;

export declare type FillEvent = KnownOrderEvent<'partial_fill' | 'filled'>;

export declare type Heartbeat = Known<z.infer<typeof heartbeatSchema>>;

export declare const heartbeatSchema: z.ZodMiniObject<
  {
    type: z.ZodMiniLiteral<'heartbeat'>;
    ts: z.ZodMiniNumber<number>;
  },
  z.core.$loose
>;

declare type Known<T> = {
  readonly [K in keyof T as string extends K ? never : K]: T[K];
};

export declare type KnownOrderEvent<E extends OrderEventName = OrderEventName> = {
  [K in E]: Known<z.infer<Schemas[K]>>;
}[E];

export declare interface Malformed {
  readonly _tag: 'Malformed';
  readonly name?: string;
  readonly issues: readonly z.core.$ZodIssue[];
  readonly orderId?: string;
  readonly event?: string;
  readonly excerpt: string;
}

export declare interface NotJson {
  readonly _tag: 'NotJson';
  readonly excerpt: string;
}

export declare type OrderEvent = KnownOrderEvent | UnrecognizedOrderEvent;

export declare type OrderEventName = keyof Schemas;

export declare const orderEventSchemas: {
  dag_started: z.ZodMiniObject<
    {
      templateName: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      totalSteps: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      errorReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      error: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      type: z.ZodMiniLiteral<'order_event'>;
      orderId: z.ZodMiniString<string>;
      timestamp: z.ZodMiniNumber<number>;
      userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      venue: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      dagRunId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      attempt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      event: z.ZodMiniLiteral<'dag_started'>;
    },
    z.core.$loose
  >;
  step_started: z.ZodMiniObject<
    {
      stepId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      stepType: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      sequence: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      templateName: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      totalSteps: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      errorReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      error: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      type: z.ZodMiniLiteral<'order_event'>;
      orderId: z.ZodMiniString<string>;
      timestamp: z.ZodMiniNumber<number>;
      userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      venue: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      dagRunId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      attempt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      event: z.ZodMiniLiteral<'step_started'>;
    },
    z.core.$loose
  >;
  step_waiting: z.ZodMiniObject<
    {
      stepId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      stepType: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      sequence: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      templateName: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      totalSteps: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      errorReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      error: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      type: z.ZodMiniLiteral<'order_event'>;
      orderId: z.ZodMiniString<string>;
      timestamp: z.ZodMiniNumber<number>;
      userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      venue: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      dagRunId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      attempt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      event: z.ZodMiniLiteral<'step_waiting'>;
    },
    z.core.$loose
  >;
  step_retrying: z.ZodMiniObject<
    {
      stepId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      stepType: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      sequence: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      templateName: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      totalSteps: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      errorReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      error: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      type: z.ZodMiniLiteral<'order_event'>;
      orderId: z.ZodMiniString<string>;
      timestamp: z.ZodMiniNumber<number>;
      userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      venue: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      dagRunId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      attempt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      event: z.ZodMiniLiteral<'step_retrying'>;
    },
    z.core.$loose
  >;
  step_completed: z.ZodMiniObject<
    {
      stepId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      stepType: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      sequence: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      templateName: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      totalSteps: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      errorReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      error: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      type: z.ZodMiniLiteral<'order_event'>;
      orderId: z.ZodMiniString<string>;
      timestamp: z.ZodMiniNumber<number>;
      userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      venue: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      dagRunId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      attempt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      event: z.ZodMiniLiteral<'step_completed'>;
    },
    z.core.$loose
  >;
  step_failed: z.ZodMiniObject<
    {
      stepId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      stepType: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      sequence: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      templateName: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      totalSteps: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      errorReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      error: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      type: z.ZodMiniLiteral<'order_event'>;
      orderId: z.ZodMiniString<string>;
      timestamp: z.ZodMiniNumber<number>;
      userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      venue: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      dagRunId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      attempt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      event: z.ZodMiniLiteral<'step_failed'>;
    },
    z.core.$loose
  >;
  dag_completed: z.ZodMiniObject<
    {
      templateName: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      totalSteps: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      errorReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      error: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      type: z.ZodMiniLiteral<'order_event'>;
      orderId: z.ZodMiniString<string>;
      timestamp: z.ZodMiniNumber<number>;
      userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      venue: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      dagRunId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      attempt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      event: z.ZodMiniLiteral<'dag_completed'>;
    },
    z.core.$loose
  >;
  dag_failed: z.ZodMiniObject<
    {
      templateName: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      totalSteps: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      errorReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      error: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      type: z.ZodMiniLiteral<'order_event'>;
      orderId: z.ZodMiniString<string>;
      timestamp: z.ZodMiniNumber<number>;
      userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      venue: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      dagRunId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      attempt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      event: z.ZodMiniLiteral<'dag_failed'>;
    },
    z.core.$loose
  >;
  dag_cancelled: z.ZodMiniObject<
    {
      templateName: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      totalSteps: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      errorReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      error: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      type: z.ZodMiniLiteral<'order_event'>;
      orderId: z.ZodMiniString<string>;
      timestamp: z.ZodMiniNumber<number>;
      userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      venue: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      dagRunId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      attempt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      event: z.ZodMiniLiteral<'dag_cancelled'>;
    },
    z.core.$loose
  >;
  partial_fill: z.ZodMiniObject<
    {
      filledAmountRaw: z.ZodMiniOptional<
        z.ZodMiniNullable<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniInt]>>
      >;
      remainingAmountRaw: z.ZodMiniOptional<
        z.ZodMiniNullable<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniInt]>>
      >;
      type: z.ZodMiniLiteral<'order_event'>;
      orderId: z.ZodMiniString<string>;
      timestamp: z.ZodMiniNumber<number>;
      userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      venue: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      dagRunId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      attempt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      event: z.ZodMiniLiteral<'partial_fill'>;
    },
    z.core.$loose
  >;
  filled: z.ZodMiniObject<
    {
      filledAmountRaw: z.ZodMiniOptional<
        z.ZodMiniNullable<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniInt]>>
      >;
      remainingAmountRaw: z.ZodMiniOptional<
        z.ZodMiniNullable<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniInt]>>
      >;
      type: z.ZodMiniLiteral<'order_event'>;
      orderId: z.ZodMiniString<string>;
      timestamp: z.ZodMiniNumber<number>;
      userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      venue: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      dagRunId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      attempt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      event: z.ZodMiniLiteral<'filled'>;
    },
    z.core.$loose
  >;
  failed: z.ZodMiniObject<
    {
      errorReason: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      error: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      type: z.ZodMiniLiteral<'order_event'>;
      orderId: z.ZodMiniString<string>;
      timestamp: z.ZodMiniNumber<number>;
      userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      venue: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      dagRunId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
      attempt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
      event: z.ZodMiniLiteral<'failed'>;
    },
    z.core.$loose
  >;
};

export declare type OrderSubmitted = Known<z.infer<typeof orderSubmittedSchema>>;

export declare const orderSubmittedSchema: z.ZodMiniObject<
  {
    type: z.ZodMiniLiteral<'order_submitted'>;
    venue: z.ZodMiniString<string>;
    orderId: z.ZodMiniString<string>;
    side: z.ZodMiniString<string>;
    price: z.ZodMiniNumber<number>;
    size: z.ZodMiniNumber<number>;
    outcomeId: z.ZodMiniString<string>;
    timestamp: z.ZodMiniNumber<number>;
  },
  z.core.$loose
>;

export declare type RestBalances = Known<z.infer<typeof restBalancesSchema>>;

export declare const restBalancesSchema: z.ZodMiniObject<
  {
    cash: z.ZodMiniArray<
      z.ZodMiniObject<
        {
          tokenSymbol: z.ZodMiniString<string>;
          totalRaw: z.ZodMiniString<string>;
          decimals: z.ZodMiniNumber<number>;
          chains: z.ZodMiniOptional<
            z.ZodMiniNullable<
              z.ZodMiniArray<
                z.ZodMiniObject<
                  {
                    chainId: z.ZodMiniNumber<number>;
                    balanceRaw: z.ZodMiniString<string>;
                  },
                  z.core.$loose
                >
              >
            >
          >;
        },
        z.core.$loose
      >
    >;
    positions: z.ZodMiniOptional<
      z.ZodMiniNullable<
        z.ZodMiniArray<
          z.ZodMiniObject<
            {
              venue: z.ZodMiniString<string>;
              balance: z.ZodMiniNumber<number>;
            },
            z.core.$loose
          >
        >
      >
    >;
  },
  z.core.$loose
>;

export declare type RestOrder = Known<z.infer<typeof restOrderSchema>>;

export declare const restOrderSchema: z.ZodMiniObject<
  {
    id: z.ZodMiniString<string>;
    status: z.ZodMiniString<string>;
    venue: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
    side: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
    filledAmountRaw: z.ZodMiniOptional<
      z.ZodMiniNullable<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniNumber<number>]>>
    >;
    errorMessage: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
    createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
    updatedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
  },
  z.core.$loose
>;

export declare type RestPage = Known<z.infer<typeof restPageSchema>>;

export declare const restPageSchema: z.ZodMiniObject<
  {
    data: z.ZodMiniArray<z.ZodMiniUnknown>;
    nextCursor: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
    hasMore: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>;
  },
  z.core.$loose
>;

export declare type RestPosition = Readonly<z.infer<typeof restPositionSchema>>;

export declare const restPositionSchema: z.ZodMiniObject<
  {
    targetMarketId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
  },
  z.core.$loose
>;

export declare type RunEvent = KnownOrderEvent<'dag_started' | 'dag_completed' | 'dag_failed' | 'dag_cancelled'>;

declare type Schemas = typeof orderEventSchemas;

export declare type ServerError = Known<z.infer<typeof serverErrorSchema>>;

export declare const serverErrorSchema: z.ZodMiniObject<
  {
    type: z.ZodMiniLiteral<'error'>;
    message: z.ZodMiniString<string>;
  },
  z.core.$loose
>;

export declare type ServerMessage =
  | Connected
  | Authenticated
  | Heartbeat
  | ServerError
  | Subscribed
  | Unsubscribed
  | OrderSubmitted
  | BalanceUpdate
  | OrderEvent
  | Unrecognized;

export declare type StepEvent = KnownOrderEvent<
  'step_started' | 'step_waiting' | 'step_retrying' | 'step_completed' | 'step_failed'
>;

export declare type Subscribed = Known<z.infer<typeof subscribedSchema>>;

export declare const subscribedSchema: z.ZodMiniObject<
  {
    channel: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
    outcomeIds: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>;
    marketIds: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>;
    type: z.ZodMiniLiteral<'subscribed'>;
  },
  z.core.$loose
>;

export declare interface TooLarge {
  readonly _tag: 'TooLarge';
  readonly sizeBytes: number;
  readonly maxFrameBytes: number;
  readonly excerpt: string;
}

export declare interface Unrecognized {
  readonly type: 'unrecognized';
  readonly name: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

export declare interface UnrecognizedOrderEvent {
  readonly type: 'order_event';
  readonly event: 'unrecognized';
  readonly name: string;
  readonly orderId: string;
  readonly timestamp: number;
  readonly raw: Readonly<Record<string, unknown>>;
}

export declare type Unsubscribed = Known<z.infer<typeof unsubscribedSchema>>;

export declare const unsubscribedSchema: z.ZodMiniObject<
  {
    channel: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
    outcomeIds: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>;
    marketIds: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>;
    type: z.ZodMiniLiteral<'unsubscribed'>;
  },
  z.core.$loose
>;

export declare type Venue =
  'kalshi' | 'polymarket' | 'limitless' | 'opinion' | 'predict' | 'probable' | 'myriad' | 'hyperliquid' | (string & {});

export {};
