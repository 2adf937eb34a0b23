import { Observable } from 'rxjs';
import { OperatorFunction } from 'rxjs';
import { SchedulerLike } from 'rxjs';
import * as z from 'zod/mini';

export declare const balanceByVenue$: () => OperatorFunction<UserEvent, Balances>;

export declare type Balances = ReadonlyMap<Venue, VenueBalance>;

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

export declare const foldByKey: <In, Item extends In, Key, State>(
  options: FoldByKeyOptions<In, Item, Key, State>,
) => OperatorFunction<In, State>;

export declare interface FoldByKeyOptions<In, Item extends In, Key, State>
  extends MemoryOptions, OverOption<State>, ResetOptions<In> {
  readonly select: (input: In) => input is Item;
  readonly keyOf: (item: Item) => Key;
  readonly step: (state: State | undefined, item: Item, key: Key) => State;
  readonly opensAgain?: (item: Item) => boolean;
}

declare interface FollowOptions extends MemoryOptions {
  readonly stepFailureEnds?: boolean;
}

export declare const isUserSwitch: (message: { readonly type: string; readonly cause?: unknown }) => boolean;

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

export declare const ofEvent: <E extends OrderEvent['event']>(
  event: E,
) => OperatorFunction<
  {
    readonly type: string;
    readonly event?: unknown;
  },
  OrderEventOf<E>
>;

export declare const ofType: <
  T extends {
    readonly type: string;
  },
  K extends T['type'],
>(
  type: K,
) => OperatorFunction<
  T,
  Extract<
    T,
    {
      readonly type: K;
    }
  >
>;

export declare const openOrders$: (options?: OpenOrdersOptions) => OperatorFunction<UserEvent, readonly OrderState[]>;

export declare interface OpenOrdersOptions extends ListOptions, MemoryOptions {}

declare type OrderEnd = 'completed' | 'cancelled' | 'failed' | 'partially_filled' | 'filled';

declare type OrderEvent = KnownOrderEvent | UnrecognizedOrderEvent;

declare type OrderEventName = keyof Schemas;

export declare type OrderEventOf<E extends OrderEvent['event']> = Extract<
  OrderEvent,
  {
    readonly event: E;
  }
>;

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

export declare const orderLifecycle$: (options?: OrderLifecycleOptions) => OperatorFunction<UserEvent, OrderState>;

export declare type OrderLifecycleOptions = Pick<MemoryOptions, 'rememberOver' | 'rememberForgotten'>;

export declare const orderProgress$: (
  orderId: string,
  options?: TrackOrderOptions,
) => OperatorFunction<UserEvent, OrderProgress>;

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

export declare interface Orders {
  readonly states$: Observable<OrderState>;
  readonly ended$: Observable<OrderState>;
  readonly open$: Observable<readonly OrderState[]>;
  readonly order$: (orderId: string) => Observable<OrderState>;
  readonly snapshot: () => ReadonlyMap<string, OrderState>;
}

declare interface OrderSnapshot {
  readonly type: 'order_snapshot';
  readonly order: RestOrder;
  readonly end?: SnapshotEnd | null;
  readonly epoch: number;
}

export declare function ordersOf(userEvents$: Observable<UserEvent>, options?: OrdersOptions): Orders;

export declare interface OrdersOptions extends TerminalOrdersOptions, ListOptions {}

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

declare interface OverOption<State> {
  readonly isOver?: (state: State) => boolean;
}

declare interface PositionsSnapshot {
  readonly type: 'positions_snapshot';
  readonly epoch: number;
  readonly positions: readonly RestPosition[];
}

declare type Progressed = Moment & {
  readonly event: StepEvent['event'] | 'dag_started';
};

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

declare interface ResetOptions<In> {
  readonly isReset?: (input: NoInfer<In>) => boolean;
  readonly ownerOf?: (input: NoInfer<In>) => string | undefined;
}

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

declare interface SettleOptions {
  readonly settleMs?: number;
  readonly scheduler?: SchedulerLike;
}

declare type SnapshotEnd = 'cancelled' | 'failed' | 'filled';

declare interface SnapshotFacts {
  readonly createdAtMs: number | undefined;
  readonly updatedAtMs: number | undefined;
  readonly venue: Said | undefined;
  readonly ends: readonly SnapshotEnd[];
}

declare type StepEvent = KnownOrderEvent<
  'step_started' | 'step_waiting' | 'step_retrying' | 'step_completed' | 'step_failed'
>;

declare interface StepFacts {
  readonly latestAttempt: number;
  readonly failure: Failure | undefined;
}

declare type StepStatus = 'running' | 'waiting' | 'retrying' | 'completed' | 'failed';

export declare const stuckOrders$: ({
  silentMs,
  scheduler,
  ...memory
}: StuckOrdersOptions) => OperatorFunction<UserEvent, OrderState>;

export declare interface StuckOrdersOptions extends MemoryOptions {
  readonly silentMs: number;
  readonly scheduler?: SchedulerLike;
}

export declare const terminalOrders$: (options?: TerminalOrdersOptions) => OperatorFunction<UserEvent, OrderState>;

export declare interface TerminalOrdersOptions extends FollowOptions, SettleOptions {}

declare interface TooLarge {
  readonly _tag: 'TooLarge';
  readonly sizeBytes: number;
  readonly maxFrameBytes: number;
  readonly excerpt: string;
}

export declare const trackOrder$: (
  orderId: string,
  options?: TrackOrderOptions,
) => OperatorFunction<UserEvent, OrderState>;

export declare interface TrackOrderOptions extends MemoryOptions {
  readonly settleMs?: number;
  readonly scheduler?: SchedulerLike;
}

declare interface UnrecognizedOrderEvent {
  readonly type: 'order_event';
  readonly event: 'unrecognized';
  readonly name: string;
  readonly orderId: string;
  readonly timestamp: number;
  readonly raw: Readonly<Record<string, unknown>>;
}

export declare type UserEvent =
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

export declare function userIdOf(event: UserEvent): string | undefined;

declare type Venue =
  'kalshi' | 'polymarket' | 'limitless' | 'opinion' | 'predict' | 'probable' | 'myriad' | 'hyperliquid' | (string & {});

export declare interface VenueBalance {
  readonly venue: Venue;
  readonly tradingBalanceCents: number;
  readonly walletBalanceCents: number | null;
  readonly timestamp: number;
  readonly stale: boolean;
}

export {};
