import * as z from 'zod/mini';

export declare function applyToOrder(state: OrderState | undefined, input: OrderInput): OrderState;

declare type Ended = Moment & {
  readonly event: Exclude<RunEvent['event'], 'dag_started'>;
};

export declare function endOfRestStatus(status: string): SnapshotEnd | null;

export declare const endRank: (end: OrderEnd | undefined) => number;

declare interface Failure extends Moment {
  readonly reason: string;
}

export declare interface Fill {
  readonly filledRaw: bigint;
  readonly remainingRaw?: bigint | undefined;
}

declare type FillJson = {
  readonly [K in keyof Fill]: string;
};

export declare const hasLiveEvents: ({ facts }: OrderState) => boolean;

export declare const isEndFromRestAlone: (order: OrderState) => boolean;

export declare const isOrderInput: <
  T extends {
    readonly type: string;
  },
>(
  message: T,
) => message is T & OrderInput;

export declare const isOver: (order: OrderState) => boolean;

declare type Known<T> = {
  readonly [K in keyof T as string extends K ? never : K]: T[K];
};

declare type KnownOrderEvent<E extends OrderEventName = OrderEventName> = {
  [K in E]: Known<z.infer<Schemas[K]>>;
}[E];

declare interface Moment {
  readonly atMs: number;
  readonly attempt: number;
  readonly event: OrderEventName | 'order_snapshot';
}

export declare type OrderEnd = 'completed' | 'cancelled' | 'failed' | 'partially_filled' | 'filled';

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

export declare interface OrderFacts {
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

export declare const orderIdOf: (input: OrderInput) => string;

export declare type OrderInput = OrderSubmitted | OrderEvent | OrderSnapshot;

export declare type OrderJson = Omit<OrderState, 'facts' | 'fill' | 'steps'> & {
  readonly steps: readonly StepJson[];
  readonly fill?: FillJson;
};

export declare interface OrderProgress {
  readonly step: number;
  readonly of?: number | undefined;
  readonly stepType?: string | undefined;
  readonly stepStatus: StepStatus;
}

export declare interface OrderRun {
  readonly dagRunId?: string | undefined;
  readonly templateName?: string | undefined;
  readonly status: RunStatus;
  readonly firstEventAt: number;
  readonly totalSteps?: number | undefined;
}

export declare interface OrderSnapshot {
  readonly type: 'order_snapshot';
  readonly order: RestOrder;
  readonly end?: SnapshotEnd | null;
  readonly epoch: number;
}

export declare interface OrderState {
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

export declare type OrderStatus = OrderEnd | 'submitted' | 'running' | 'waiting' | 'retrying' | 'step_failed';

export declare interface OrderStep {
  readonly stepId?: string | undefined;
  readonly stepType?: string | undefined;
  readonly sequence?: number | undefined;
  readonly status: StepStatus;
  readonly attempt?: number | undefined;
  readonly lastEventAt: number;
  readonly errorReason?: string | undefined;
  readonly facts?: StepFacts;
}

export declare interface OrderSubmission {
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

export declare function orderToJson({ facts: _facts, fill, steps, ...shown }: OrderState): OrderJson;

declare type Progressed = Moment & {
  readonly event: StepEvent['event'] | 'dag_started';
};

declare type ReportedEnd = Extract<OrderEnd, 'failed' | 'filled' | 'partially_filled'>;

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

export declare const restUpdatedAtMs: ({ facts }: OrderState) => number | undefined;

declare type RunEvent = KnownOrderEvent<'dag_started' | 'dag_completed' | 'dag_failed' | 'dag_cancelled'>;

declare interface RunFacts {
  readonly run: OrderRun;
  readonly steps: readonly OrderStep[];
  readonly latest: Progressed | undefined;
  readonly runEnd: Ended | undefined;
}

export declare type RunStatus = 'running' | 'completed' | 'failed' | 'cancelled';

declare interface Said {
  readonly atMs: number;
  readonly value: string;
}

declare type Schemas = typeof orderEventSchemas;

export declare type SnapshotEnd = 'cancelled' | 'failed' | 'filled';

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

declare type StepJson = Omit<OrderStep, 'facts'>;

export declare type StepStatus = 'running' | 'waiting' | 'retrying' | 'completed' | 'failed';

declare interface UnrecognizedOrderEvent {
  readonly type: 'order_event';
  readonly event: 'unrecognized';
  readonly name: string;
  readonly orderId: string;
  readonly timestamp: number;
  readonly raw: Readonly<Record<string, unknown>>;
}

declare type Venue =
  'kalshi' | 'polymarket' | 'limitless' | 'opinion' | 'predict' | 'probable' | 'myriad' | 'hyperliquid' | (string & {});

export {};
