import { Observable } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import type { TestScheduler } from 'rxjs/testing';
import * as z from 'zod/mini';

declare type Authenticated = Known<z.infer<typeof authenticatedSchema>>;

export declare const authenticated: (fields?: Fields<Authenticated>) => Authenticated;

declare const authenticatedSchema: z.ZodMiniObject<
  {
    type: z.ZodMiniLiteral<'authenticated'>;
    userId: z.ZodMiniString<string>;
  },
  z.core.$loose
>;

declare type BalanceUpdate = Known<z.infer<typeof balanceUpdateSchema>>;

export declare const balanceUpdate: (fields?: Fields<BalanceUpdate>) => BalanceUpdate;

declare const balanceUpdateSchema: z.ZodMiniObject<
  {
    type: z.ZodMiniLiteral<'balance_update'>;
    venue: z.ZodMiniString<string>;
    tradingBalanceCents: z.ZodMiniNumber<number>;
    walletBalanceCents: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>;
    timestamp: z.ZodMiniNumber<number>;
  },
  z.core.$loose
>;

declare const cancelled: Scenario;

export declare type ConfigureMarbles<Context> = (configuration: {
  readonly run: boolean;
  readonly frameworkMatcher: boolean;
  readonly assertDeepEqual: (actual: unknown, expected: unknown) => void;
}) => {
  readonly marbles: (test: (m: Context) => unknown) => () => unknown;
};

declare type Connected = Known<z.infer<typeof connectedSchema>>;

export declare const connected: (fields?: Fields<Connected>) => Connected;

declare const connectedSchema: z.ZodMiniObject<
  {
    type: z.ZodMiniLiteral<'connected'>;
    appId: z.ZodMiniString<string>;
    userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
  },
  z.core.$loose
>;

declare interface Continuity {
  readonly type: 'continuity';
  readonly cause: ContinuityCause;
  readonly epoch: number;
  readonly userId: string;
  readonly at: number;
  readonly silentSince?: number;
}

export declare const continuity: (
  fields: Omit<Fields<Continuity>, 'cause'> & {
    readonly cause: ContinuityCause;
  },
) => Continuity;

declare type ContinuityCause = 'connected' | 'interrupted' | 'reconnected' | 'user_switched';

export declare function createVirtualGateway({ latencyMs, ...options }?: VirtualGatewayOptions): VirtualGateway;

export declare type Cue = SocketCue | LateCue | TokenCue | RestCue | 'wakes';

export declare const dagCancelled: (fields?: EventFields<'dag_cancelled'>) => KnownOrderEvent<'dag_cancelled'>;

export declare const dagCompleted: (fields?: EventFields<'dag_completed'>) => KnownOrderEvent<'dag_completed'>;

export declare const dagFailed: (fields?: EventFields<'dag_failed'>) => KnownOrderEvent<'dag_failed'>;

export declare const dagStarted: (fields?: EventFields<'dag_started'>) => KnownOrderEvent<'dag_started'>;

declare type DecodeError = NotJson | TooLarge | Malformed;

export declare interface DropOptions {
  readonly userId?: string;
  readonly code?: number;
  readonly reason?: string;
}

export declare type EventFields<E extends OrderEventName> = Partial<Omit<KnownOrderEvent<E>, 'type' | 'event'>>;

export declare const failed: (fields?: EventFields<'failed'>) => KnownOrderEvent<'failed'>;

export declare interface FaultProxy {
  readonly through: (url: string) => string;
  readonly cutMidFrame: () => void;
  readonly reset: () => void;
  readonly halfOpen: () => void;
  readonly stall: () => () => void;
  readonly goOffline: () => () => void;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

declare type Fields<M> = Partial<Omit<M, 'type'>>;

export declare const filled: (fields?: EventFields<'filled'>) => KnownOrderEvent<'filled'>;

export declare type FrameFault =
  | {
      readonly kind: 'duplicate';
      readonly withinMs: number;
    }
  | {
      readonly kind: 'reorder';
      readonly withinMs: number;
    }
  | {
      readonly kind: 'freeze';
    }
  | {
      readonly kind: 'mangle';
    }
  | {
      readonly kind: 'stall';
    };

export declare function frameOf(message: ServerMessage): string;

export declare interface GatewayControls {
  readonly issueToken: (
    userId: string,
    options?: {
      readonly ttlMs?: number;
    },
  ) => string;
  readonly issueRefreshToken: (
    userId: string,
    options?: {
      readonly ttlMs?: number;
    },
  ) => string;
  readonly revoke: (token: string) => void;
  readonly revokeUser: (userId: string) => void;
  readonly send: (userId: string, message: ServerMessage) => number;
  readonly sendRaw: (userId: string, frame: string | Uint8Array) => number;
  readonly broadcast: (message: ServerMessage) => number;
  readonly place: (userId: string, script: Script | Scenario) => Placed;
  readonly drop: (options?: DropOptions) => void;
  readonly refuseUpgrades: (fault: UpgradeFault) => () => void;
  readonly failRequests: (fault: RequestFault) => () => void;
  readonly disturb: (fault: FrameFault) => () => void;
  readonly connections: () => number;
  readonly seen: () => Seen;
  readonly sentFrames: () => readonly SentFrame[];
}

declare const happyPath: Scenario;

declare type Heartbeat = Known<z.infer<typeof heartbeatSchema>>;

export declare const heartbeat: (fields?: Fields<Heartbeat>) => Heartbeat;

declare const heartbeatSchema: z.ZodMiniObject<
  {
    type: z.ZodMiniLiteral<'heartbeat'>;
    ts: z.ZodMiniNumber<number>;
  },
  z.core.$loose
>;

export declare function jwt(fields?: TokenFields): string;

declare type Known<T> = {
  readonly [K in keyof T as string extends K ? never : K]: T[K];
};

declare type KnownOrderEvent<E extends OrderEventName = OrderEventName> = {
  [K in E]: Known<z.infer<Schemas[K]>>;
}[E];

export declare interface LateCue {
  readonly late: ServerMessage;
}

export declare type Letters = Readonly<Record<string, Cue>>;

declare interface Malformed {
  readonly _tag: 'Malformed';
  readonly name?: string;
  readonly issues: readonly z.core.$ZodIssue[];
  readonly orderId?: string;
  readonly event?: string;
  readonly excerpt: string;
}

export declare function marbles<Context>(
  configure: ConfigureMarbles<Context>,
  expect: StrictExpect,
): (test: (m: Context) => unknown) => () => void;

declare interface NotJson {
  readonly _tag: 'NotJson';
  readonly excerpt: string;
}

export declare interface OpenedSocket {
  readonly url: string;
  readonly token?: string;
}

declare type OrderEnd = 'completed' | 'cancelled' | 'failed' | 'partially_filled' | 'filled';

declare type OrderEvent = KnownOrderEvent | UnrecognizedOrderEvent;

declare type OrderEventName = keyof Schemas;

declare const orderEventSchemas: {
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

declare interface OrderSnapshot {
  readonly type: 'order_snapshot';
  readonly order: RestOrder;
  readonly end?: SnapshotEnd | null;
  readonly epoch: number;
}

export declare function orderSnapshot(
  fields?: Partial<RestOrder & Pick<OrderSnapshot, 'end' | 'epoch'>>,
): OrderSnapshot;

declare type OrderSubmitted = Known<z.infer<typeof orderSubmittedSchema>>;

export declare const orderSubmitted: (fields?: Fields<OrderSubmitted>) => OrderSubmitted;

declare const orderSubmittedSchema: z.ZodMiniObject<
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

export declare interface OrderTruth {
  readonly orderId: string;
  readonly end: OrderEnd;
  readonly filledRaw: bigint;
}

declare interface OrderUnreadable {
  readonly type: 'order_unreadable';
  readonly orderId: string;
  readonly event?: string;
  readonly error: DecodeError;
}

export declare const orderUnreadable: (fields?: Fields<OrderUnreadable>) => OrderUnreadable;

declare type Paging = 'row' | 'offset';

export declare const partialFill: (fields?: EventFields<'partial_fill'>) => KnownOrderEvent<'partial_fill'>;

declare const partialThenCancelled: Scenario;

declare const partialThenFilled: Scenario;

export declare interface Placed {
  readonly orderIds: readonly string[];
  readonly script: Script;
  readonly ended: Promise<readonly OrderTruth[]>;
}

export declare interface ReceivedFrame {
  readonly atMs: number;
  readonly connection: number;
  readonly text: string;
}

export declare interface RequestFault {
  readonly path?: string;
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  readonly delayMs?: number;
  readonly times?: number;
}

export declare type RestCue =
  | {
      readonly rows: readonly unknown[];
      readonly nextCursor?: string;
    }
  | {
      readonly json: unknown;
    }
  | {
      readonly status: number;
      readonly retryAfterSeconds?: number;
    }
  | {
      readonly fault: string;
    };

declare type RestOrder = Known<z.infer<typeof restOrderSchema>>;

declare const restOrderSchema: z.ZodMiniObject<
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

export declare interface RestRequest {
  readonly view: RestView;
  readonly cursor?: string;
  readonly token?: string;
}

export declare type RestView = 'orders' | 'balances' | 'positions';

declare const retriesExhausted: Scenario;

declare const retryThenSuccess: Scenario;

export declare type Scenario = (seed: number) => Script;

export declare namespace scenarios {
  export {
    happyPath,
    retryThenSuccess,
    retriesExhausted,
    cancelled,
    partialThenFilled,
    partialThenCancelled,
    splitOverTwoVenues,
  };
}

declare type Schemas = typeof orderEventSchemas;

export declare interface Script {
  readonly name: string;
  readonly steps: readonly ScriptStep[];
  readonly truth: readonly OrderTruth[];
}

export declare type ScriptedFetch = (
  url: string,
  init: {
    readonly headers: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
  },
) => Observable<ScriptedResponse>;

export declare interface ScriptedResponse {
  readonly status: number;
  readonly headers: {
    readonly get: (name: string) => string | null;
  };
  readonly text: () => readonly string[];
}

export declare type ScriptMessage = OrderSubmitted | BalanceUpdate | KnownOrderEvent;

export declare interface ScriptStep {
  readonly afterMs: number;
  readonly orderId: string;
  readonly message: ScriptMessage;
}

export declare interface Seen {
  readonly connectionCount: number;
  readonly upgrades: readonly SeenUpgrade[];
  readonly received: readonly ReceivedFrame[];
  readonly refreshCalls: number;
  readonly refreshCallsAtOnce: number;
  readonly signOutCalls: number;
}

export declare interface SeenSocket {
  readonly id: number;
  readonly isHeld: boolean;
  readonly isClosed: boolean;
  readonly passes: boolean;
}

export declare interface SeenUpgrade {
  readonly atMs: number;
  readonly path: string;
  readonly appId?: string;
  readonly token?: string;
  readonly origin?: string;
  readonly accepted: boolean;
}

export declare interface SentFrame {
  readonly atMs: number;
  readonly connection: number;
  readonly userId?: string;
  readonly text: string;
}

declare type ServerError = Known<z.infer<typeof serverErrorSchema>>;

export declare const serverError: (fields?: Fields<ServerError>) => ServerError;

declare const serverErrorSchema: z.ZodMiniObject<
  {
    type: z.ZodMiniLiteral<'error'>;
    message: z.ZodMiniString<string>;
  },
  z.core.$loose
>;

declare type ServerMessage =
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

export declare interface SimulatedGateway extends GatewayControls {
  readonly url: string;
  readonly restUrl: string;
  readonly close: () => Promise<void>;
}

export declare interface SimulatedGatewayOptions extends SocketTokenOptions, SubscriptionOptions {
  readonly seed?: number;
  readonly port?: number;
  readonly appIds?: readonly string[];
  readonly origins?: readonly string[];
  readonly refusal?:
    | {
        readonly status: number;
      }
    | {
        readonly closeCode: number;
      };
  readonly heartbeatMs?: number;
  readonly wsPingMs?: number;
  readonly pace?: number;
  readonly tokenTtlMs?: number;
  readonly opaqueTokens?: boolean;
  readonly rotateRefreshTokens?: boolean;
  readonly refreshDelayMs?: number;
  readonly ordersPaging?: Paging;
  readonly ports?: {
    readonly scheduler?: SchedulerLike;
  };
}

export declare interface SimulatedSocket {
  readonly options: {
    readonly socket: {
      readonly WebSocketCtor: new (url: string) => WebSocket;
    };
    readonly refreshAccessToken?: () => Observable<string>;
    readonly ports: {
      readonly scheduler: TestScheduler;
      readonly random: () => number;
      readonly wake$: Observable<unknown>;
    };
  };
  readonly rest: {
    readonly fetch: ScriptedFetch;
    readonly ports: {
      readonly scheduler: TestScheduler;
    };
  };
  readonly restAsked$: Observable<RestRequest>;
  readonly restAborted$: Observable<RestRequest>;
  readonly opened$: Observable<OpenedSocket>;
  readonly sent$: Observable<unknown>;
  readonly closed$: Observable<number | 'terminated' | undefined>;
  readonly refreshes$: Observable<number>;
}

export declare function simulatedSocket(
  {
    scheduler,
  }: {
    readonly scheduler: TestScheduler;
  },
  script: SocketScript,
  letters?: Letters,
): SimulatedSocket;

declare type SnapshotEnd = 'cancelled' | 'failed' | 'filled';

export declare type SocketCue =
  | 'connects'
  | 'authenticates'
  | 'beats'
  | 'fails'
  | number
  | ServerMessage
  | {
      readonly text: string;
    };

export declare interface SocketScript {
  readonly socket?: string | readonly string[];
  readonly everySocket?: string;
  readonly tokens?: string;
  readonly everyRefresh?: string;
  readonly rest?: Readonly<Partial<Record<RestView, string>>>;
  readonly wake?: string;
  readonly until?: string;
  readonly random?: () => number;
  readonly answersClose?: boolean;
}

export declare interface SocketTokenOptions {
  readonly badTokenAtConnect?: 'anonymous' | 'close' | 'error';
  readonly badTokenMidSession?: 'error' | 'close' | 'silent';
  readonly onTokenExpiry?: 'close' | 'error' | 'silent' | 'none';
  readonly tokenCloseCode?: number;
}

declare const splitOverTwoVenues: Scenario;

export declare function startFaultProxy(url: string): Promise<FaultProxy>;

export declare function startSimulatedGateway(options?: SimulatedGatewayOptions): Promise<SimulatedGateway>;

export declare const stepCompleted: (fields?: EventFields<'step_completed'>) => KnownOrderEvent<'step_completed'>;

export declare const stepFailed: (fields?: EventFields<'step_failed'>) => KnownOrderEvent<'step_failed'>;

export declare const stepRetrying: (fields?: EventFields<'step_retrying'>) => KnownOrderEvent<'step_retrying'>;

export declare const stepStarted: (fields?: EventFields<'step_started'>) => KnownOrderEvent<'step_started'>;

export declare const stepWaiting: (fields?: EventFields<'step_waiting'>) => KnownOrderEvent<'step_waiting'>;

export declare type StrictExpect = (actual: unknown) => {
  readonly toStrictEqual: (expected: unknown) => unknown;
};

declare type Subscribed = Known<z.infer<typeof subscribedSchema>>;

declare const subscribedSchema: z.ZodMiniObject<
  {
    channel: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
    outcomeIds: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>;
    marketIds: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>;
    type: z.ZodMiniLiteral<'subscribed'>;
  },
  z.core.$loose
>;

export declare interface SubscriptionOptions {
  readonly maxSubscriptions?: number;
  readonly limitMode?: 'whole' | 'partial';
}

export declare type TokenCue =
  | 'refreshes'
  | {
      readonly token: string;
    }
  | {
      readonly status: number;
    }
  | {
      readonly fault: string;
    };

export declare interface TokenFields {
  readonly userId?: string;
  readonly issuedAtMs?: number;
  readonly ttlMs?: number;
  readonly serial?: number;
  readonly seed?: number;
}

declare interface TooLarge {
  readonly _tag: 'TooLarge';
  readonly sizeBytes: number;
  readonly maxFrameBytes: number;
  readonly excerpt: string;
}

declare interface Unrecognized {
  readonly type: 'unrecognized';
  readonly name: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

export declare function unrecognized(fields?: Fields<Unrecognized>): Unrecognized;

export declare function unrecognizedEvent(
  fields?: Partial<Omit<UnrecognizedOrderEvent, 'type' | 'event'>>,
): UnrecognizedOrderEvent;

declare interface UnrecognizedOrderEvent {
  readonly type: 'order_event';
  readonly event: 'unrecognized';
  readonly name: string;
  readonly orderId: string;
  readonly timestamp: number;
  readonly raw: Readonly<Record<string, unknown>>;
}

declare type Unsubscribed = Known<z.infer<typeof unsubscribedSchema>>;

declare const unsubscribedSchema: z.ZodMiniObject<
  {
    channel: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
    outcomeIds: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>;
    marketIds: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>;
    type: z.ZodMiniLiteral<'unsubscribed'>;
  },
  z.core.$loose
>;

export declare type UpgradeFault = (
  | {
      readonly status: number;
    }
  | {
      readonly closeCode: number;
    }
) & {
  readonly times?: number;
};

export declare type VirtualFetch = (url: string, init?: VirtualRequestInit) => Observable<VirtualResponse>;

export declare interface VirtualGateway extends GatewayControls {
  readonly url: string;
  readonly restUrl: string;
  readonly WebSocketCtor: VirtualSocketConstructor;
  readonly fetch: VirtualFetch;
  readonly network: VirtualNetwork;
  readonly close: () => void;
}

export declare interface VirtualGatewayOptions extends Omit<SimulatedGatewayOptions, 'port'> {
  readonly latencyMs?: number;
}

export declare interface VirtualNetwork {
  readonly cut: () => void;
  readonly halfOpen: () => void;
  readonly goOffline: () => () => void;
  readonly sockets: () => readonly SeenSocket[];
  readonly delivering: () => number | undefined;
}

export declare interface VirtualRequestInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export declare interface VirtualResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: () => Observable<string>;
}

declare type VirtualSocketConstructor = new (url: string, protocols?: string | string[], options?: object) => WebSocket;

export {};
