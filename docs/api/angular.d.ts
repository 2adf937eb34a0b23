import type { Either } from 'fp-ts/Either';
import { EnvironmentProviders } from '@angular/core';
import { Injector } from '@angular/core';
import { NextObserver } from 'rxjs';
import { Observable } from 'rxjs';
import { ObservableInput } from 'rxjs';
import { SchedulerLike } from 'rxjs';
import { Signal } from '@angular/core';
import type { Subscription } from 'rxjs';
import * as z from 'zod/mini';

declare interface AccessToken {
  readonly value: string;
  readonly origin: 'given' | 'refreshed';
  readonly signIn: number;
  readonly receivedAtMs: number;
  readonly issuedAtMs?: number;
  readonly expiresAtMs?: number;
}

declare interface Answer {
  readonly signIn: number;
  readonly result: Either<
    Cause,
    {
      readonly userId: string;
    }
  >;
}

declare type Authenticated = Known<z.infer<typeof authenticatedSchema>>;

declare const authenticatedSchema: z.ZodMiniObject<
  {
    type: z.ZodMiniLiteral<'authenticated'>;
    userId: z.ZodMiniString<string>;
  },
  z.core.$loose
>;

declare type AuthFailure =
  | {
      readonly _tag: 'Rejected';
      readonly cause: Cause;
    }
  | {
      readonly _tag: 'Superseded';
    }
  | {
      readonly _tag: 'NotOpen';
    }
  | {
      readonly _tag: 'Ended';
    };

declare type Balances = ReadonlyMap<Venue, VenueBalance>;

export declare const balancesSignal: (options?: SignalOptions) => Signal<Balances>;

declare interface BalancesSnapshot {
  readonly type: 'balances_snapshot';
  readonly epoch: number;
  readonly balances: RestBalances;
}

declare type BalanceUpdate = Known<z.infer<typeof balanceUpdateSchema>>;

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

declare interface Cause {
  readonly name: string;
  readonly message: string;
  readonly status?: number;
  readonly code?: number;
}

declare type ClientMessage =
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

declare interface CloseInfo {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  readonly phase: 'connecting' | 'open' | 'authenticated';
  readonly openMs: number;
  readonly tokenSent: boolean;
  readonly tokenIsFresh: boolean;
  readonly failuresInARow: number;
}

declare type CloseVerdict = 'retry' | 'refresh' | 'stop';

declare type Connected = Known<z.infer<typeof connectedSchema>>;

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

declare type ContinuityCause = 'connected' | 'interrupted' | 'reconnected' | 'user_switched';

declare type DecodeError = NotJson | TooLarge | Malformed;

declare type Ended = Moment & {
  readonly event: Exclude<RunEvent['event'], 'dag_started'>;
};

declare interface Failure extends Moment {
  readonly reason: string;
}

declare interface Fill {
  readonly filledRaw: bigint;
  readonly remainingRaw?: bigint | undefined;
}

declare interface FollowOptions extends MemoryOptions {
  readonly stepFailureEnds?: boolean;
}

declare interface Gateway {
  readonly status$: Observable<GatewayStatus>;
  readonly messages$: Observable<ServerMessage>;
  readonly userEvents$: Observable<UserEvent>;
  readonly orderSubmitted$: Observable<OrderSubmitted>;
  readonly orderEvents$: Observable<OrderEvent>;
  readonly balanceUpdates$: Observable<BalanceUpdate>;
  readonly heartbeats$: Observable<Heartbeat>;
  readonly serverErrors$: Observable<ServerError>;
  readonly unrecognized$: Observable<Unrecognized>;
  readonly rejected$: Observable<DecodeError>;
  readonly connect: () => Subscription;
  readonly close: () => void;
  readonly authenticate: {
    (accessToken: string): Observable<
      Either<
        AuthFailure,
        {
          readonly userId: string;
        }
      >
    >;
    (accessToken: null): Observable<
      Either<
        AuthFailure,
        {
          readonly userId: null;
        }
      >
    >;
  };
  readonly send: (message: ClientMessage) => boolean;
  readonly rotate: () => void;
}

declare interface GatewayOptions extends SessionOptions {
  readonly appId: string;
  readonly url?: string;
  readonly session?: Session;
  readonly socket?: SocketOptions;
  readonly retry?: RetryOptions;
  readonly liveness?: LivenessOptions;
  readonly lingerMs?: number;
  readonly ports?: Ports;
}

declare type GatewayStatus =
  | {
      readonly state: 'idle';
    }
  | RetryStatus
  | {
      readonly state: 'open';
      readonly appId: string;
    }
  | {
      readonly state: 'authenticated';
      readonly appId: string;
      readonly userId: string;
    }
  | {
      readonly state: 'closed';
      readonly reason: 'by_user' | 'signed_out' | 'gave_up' | 'refused';
    };

export declare const gatewayStatusSignal: (options?: SignalOptions) => Signal<GatewayStatus>;

declare type Heartbeat = Known<z.infer<typeof heartbeatSchema>>;

declare const heartbeatSchema: z.ZodMiniObject<
  {
    type: z.ZodMiniLiteral<'heartbeat'>;
    ts: z.ZodMiniNumber<number>;
  },
  z.core.$loose
>;

export declare const injectGateway: () => Gateway;

export declare const injectOrders: () => Orders;

declare type Known<T> = {
  readonly [K in keyof T as string extends K ? never : K]: T[K];
};

declare type KnownOrderEvent<E extends OrderEventName = OrderEventName> = {
  [K in E]: Known<z.infer<Schemas[K]>>;
}[E];

declare interface ListOptions {
  readonly auditMs?: number;
  readonly scheduler?: SchedulerLike;
}

declare interface LivenessOptions {
  readonly silentMs?: number;
}

declare interface Locks {
  readonly request: (
    name: string,
    options: {
      readonly signal: AbortSignal;
    },
    whileHeld: () => Promise<void>,
  ) => Promise<unknown>;
}

declare interface Malformed {
  readonly _tag: 'Malformed';
  readonly name?: string;
  readonly issues: readonly z.core.$ZodIssue[];
  readonly orderId?: string;
  readonly event?: string;
  readonly excerpt: string;
}

declare interface MemoryOptions {
  readonly rememberOver?: number;
  readonly rememberForgotten?: number;
}

declare interface Moment {
  readonly atMs: number;
  readonly attempt: number;
  readonly event: OrderEventName | 'order_snapshot';
}

declare interface NotJson {
  readonly _tag: 'NotJson';
  readonly excerpt: string;
}

declare interface OpenSocketOptions {
  readonly url: string;
  readonly WebSocketCtor?: WebSocketConstructor;
  readonly origin?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly closeObserver: NextObserver<SocketClose>;
  readonly scheduler: SchedulerLike;
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

declare interface OrderFacts {
  readonly isLive: boolean;
  readonly userIdAt: number | undefined;
  readonly venueAt: number | undefined;
  readonly ends: readonly ReportedEnd[];
  readonly failure: Failure | undefined;
  readonly latest: Progressed | undefined;
  readonly runEnd: Ended | undefined;
  readonly olderRuns: readonly RunFacts[];
  readonly snapshot: SnapshotFacts | undefined;
}

declare interface OrderProgress {
  readonly step: number;
  readonly of?: number | undefined;
  readonly stepType?: string | undefined;
  readonly stepStatus: StepStatus;
}

declare interface OrderRun {
  readonly dagRunId?: string | undefined;
  readonly templateName?: string | undefined;
  readonly status: RunStatus;
  readonly firstEventAt: number;
  readonly totalSteps?: number | undefined;
}

declare interface Orders {
  readonly states$: Observable<OrderState>;
  readonly ended$: Observable<OrderState>;
  readonly open$: Observable<readonly OrderState[]>;
  readonly order$: (orderId: string) => Observable<OrderState>;
  readonly snapshot: () => ReadonlyMap<string, OrderState>;
}

export declare function orderSignal(
  orderId: string | (() => string | undefined),
  options?: SignalOptions,
): Signal<OrderState | undefined>;

declare interface OrderSnapshot {
  readonly type: 'order_snapshot';
  readonly order: RestOrder;
  readonly end?: SnapshotEnd | null;
  readonly epoch: number;
}

declare interface OrdersOptions extends TerminalOrdersOptions, ListOptions {}

export declare function ordersSignal({ withOver, ...options }?: OrdersSignalOptions): Signal<readonly OrderState[]>;

export declare interface OrdersSignalOptions extends SignalOptions {
  readonly withOver?: boolean;
}

declare interface OrderState {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly end?: OrderEnd | undefined;
  readonly disputed: boolean;
  readonly userId?: string | undefined;
  readonly venue?: Venue | undefined;
  readonly submission?: OrderSubmission | undefined;
  readonly run?: OrderRun | undefined;
  readonly steps: readonly OrderStep[];
  readonly progress?: OrderProgress | undefined;
  readonly fill?: Fill | undefined;
  readonly errorReason?: string | undefined;
  readonly firstEventAt: number;
  readonly lastEventAt: number;
  readonly facts: OrderFacts;
}

declare type OrderStatus = OrderEnd | 'submitted' | 'running' | 'waiting' | 'retrying' | 'step_failed';

declare interface OrderStep {
  readonly stepId?: string | undefined;
  readonly stepType?: string | undefined;
  readonly sequence?: number | undefined;
  readonly status: StepStatus;
  readonly attempt?: number | undefined;
  readonly lastEventAt: number;
  readonly errorReason?: string | undefined;
  readonly facts?: StepFacts;
}

declare interface OrderSubmission {
  readonly side: string;
  readonly price: number;
  readonly size: number;
  readonly outcomeId: string;
  readonly timestamp: number;
}

declare type OrderSubmitted = Known<z.infer<typeof orderSubmittedSchema>>;

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

declare interface OrderUnreadable {
  readonly type: 'order_unreadable';
  readonly orderId: string;
  readonly event?: string;
  readonly error: DecodeError;
}

declare interface Ports {
  readonly scheduler?: SchedulerLike;
  readonly random?: () => number;
  readonly wake$?: Observable<unknown>;
  readonly locks?: Locks | undefined;
}

declare interface PositionsSnapshot {
  readonly type: 'positions_snapshot';
  readonly epoch: number;
  readonly positions: readonly RestPosition[];
}

declare type Progressed = Moment & {
  readonly event: StepEvent['event'] | 'dag_started';
};

export declare const provideGateway: (
  options: ProvideGatewayOptions | (() => ProvideGatewayOptions),
) => EnvironmentProviders;

export declare interface ProvideGatewayOptions extends GatewayOptions {
  readonly restSnapshots?: SnapshotOptions;
  readonly orders?: Omit<OrdersOptions, 'scheduler'>;
}

declare interface Reconciled {
  readonly type: 'reconciled';
  readonly epoch: number;
  readonly orders: number;
  readonly complete: boolean;
}

declare interface ReconcileFailed {
  readonly type: 'reconcile_failed';
  readonly epoch: number;
  readonly cause: {
    readonly name: string;
    readonly message: string;
    readonly status?: number;
  };
}

declare type ReportedEnd = Extract<OrderEnd, 'failed' | 'filled' | 'partially_filled'>;

declare type RestBalances = Known<z.infer<typeof restBalancesSchema>>;

declare const restBalancesSchema: z.ZodMiniObject<
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

declare interface RestClientOptions {
  readonly appId: string;
  readonly session: Session;
  readonly restUrl?: string;
  readonly fetch?: RestFetch;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly ports?: Pick<Ports, 'scheduler'>;
}

declare type RestFetch = (url: string, init: RestRequestInit) => ObservableInput<RestResponse>;

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

declare type RestPosition = Readonly<z.infer<typeof restPositionSchema>>;

declare const restPositionSchema: z.ZodMiniObject<
  {
    targetMarketId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>;
  },
  z.core.$loose
>;

declare interface RestRequestInit {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly cache: 'no-store';
}

declare interface RestResponse {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly text: () => ObservableInput<string>;
}

declare interface RestSnapshotsOptions extends RestClientOptions {
  readonly pageLimit?: number;
  readonly endOfRestStatus?: (status: string) => SnapshotEnd | undefined;
}

declare interface RetryOptions {
  readonly initialMs?: number;
  readonly maxMs?: number;
  readonly maxAttempts?: number;
  readonly classifyClose?: (close: CloseInfo) => CloseVerdict;
}

declare type RetryStatus =
  | {
      readonly state: 'connecting';
      readonly attempt: number;
    }
  | {
      readonly state: 'refreshing';
    }
  | {
      readonly state: 'waiting';
      readonly attempt: number;
      readonly delayMs: number;
      readonly cause: Cause;
    };

declare type RunEvent = KnownOrderEvent<'dag_started' | 'dag_completed' | 'dag_failed' | 'dag_cancelled'>;

declare interface RunFacts {
  readonly run: OrderRun;
  readonly steps: readonly OrderStep[];
  readonly latest: Progressed | undefined;
  readonly runEnd: Ended | undefined;
}

declare type RunStatus = 'running' | 'completed' | 'failed' | 'cancelled';

declare interface Said {
  readonly atMs: number;
  readonly value: string;
}

declare type Schemas = typeof orderEventSchemas;

declare type ServerError = Known<z.infer<typeof serverErrorSchema>>;

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

declare interface Session {
  readonly state: () => SessionState;
  readonly state$: Observable<SessionState>;
  readonly canRefresh: boolean;
  readonly refresh: () => Observable<string>;
  readonly refreshDelayMs: () => number;
  readonly use: (accessToken: string | null) => void;
  readonly answered: (answer: Answer) => void;
  readonly mayServe: (userId: string) => boolean;
  readonly redact: (text: string) => string;
}

declare interface SessionOptions {
  readonly accessToken?: string;
  readonly refreshAccessToken?: () => ObservableInput<string>;
  readonly signOut?: () => unknown;
  readonly isRefusal?: (error: unknown) => boolean;
  readonly refreshTimeoutMs?: number;
  readonly refreshLock?: string;
  readonly ports?: Pick<Ports, 'scheduler' | 'locks'>;
}

declare type SessionState =
  | {
      readonly level: 'app';
    }
  | {
      readonly level: 'user';
      readonly signIn: number;
      readonly token?: AccessToken;
    }
  | {
      readonly level: 'signed_out';
      readonly cause: Cause;
    };

declare interface SettleOptions {
  readonly settleMs?: number;
  readonly scheduler?: SchedulerLike;
}

export declare interface SignalOptions {
  readonly injector?: Injector;
}

declare type SnapshotEnd = 'cancelled' | 'failed' | 'filled';

declare interface SnapshotFacts {
  readonly createdAtMs: number | undefined;
  readonly updatedAtMs: number | undefined;
  readonly venue: Said | undefined;
  readonly ends: readonly SnapshotEnd[];
}

export declare interface SnapshotOptions
  extends Omit<RestSnapshotsOptions, 'appId' | 'session' | 'ports'>, Omit<WithSnapshotsOptions, 'ports'> {}

declare type SnapshotRetryOptions = Pick<RetryOptions, 'initialMs' | 'maxMs'>;

declare interface SocketClose {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  readonly failure?: string;
}

declare interface SocketOptions extends Pick<OpenSocketOptions, 'WebSocketCtor' | 'origin' | 'headers'> {
  readonly maxFrameBytes?: number;
  readonly tokenIn?: 'url' | 'message';
}

declare type StepEvent = KnownOrderEvent<
  'step_started' | 'step_waiting' | 'step_retrying' | 'step_completed' | 'step_failed'
>;

declare interface StepFacts {
  readonly latestAttempt: number;
  readonly failure: Failure | undefined;
}

declare type StepStatus = 'running' | 'waiting' | 'retrying' | 'completed' | 'failed';

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

declare interface TerminalOrdersOptions extends FollowOptions, SettleOptions {}

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

declare type UserEvent =
  | OrderSubmitted
  | BalanceUpdate
  | OrderEvent
  | OrderUnreadable
  | Continuity
  | OrderSnapshot
  | Reconciled
  | ReconcileFailed
  | BalancesSnapshot
  | PositionsSnapshot;

declare type Venue =
  'kalshi' | 'polymarket' | 'limitless' | 'opinion' | 'predict' | 'probable' | 'myriad' | 'hyperliquid' | (string & {});

declare interface VenueBalance {
  readonly venue: Venue;
  readonly tradingBalanceCents: number;
  readonly walletBalanceCents: number | null;
  readonly timestamp: number;
  readonly stale: boolean;
}

declare type WebSocketConstructor = new (url: string, protocols?: string | string[], options?: object) => WebSocket;

declare interface WithSnapshotsOptions {
  readonly maxPages?: {
    readonly connected?: number;
    readonly reconnected?: number;
  };
  readonly retry?: SnapshotRetryOptions;
  readonly positionsDelayMs?: number;
  readonly ports?: Ports;
}

export {};
