import { Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { injectGateway } from 'agg-rx/angular';
import { ofType } from 'agg-rx/operators';
import type { OrderEvent, StepEvent } from 'agg-rx/protocol';

/** What held a step up: a wait, for as long as it lasted, or another try. */
export interface Holdup {
  readonly kind: 'wait' | 'retry';
  readonly beganAt: number;
  readonly endedAt?: number;
  readonly attempt?: number;
  readonly reason?: string;
}

type Holdups = readonly Holdup[];

const mostOrders = 200;

/**
 * The waits and retries of each step, from its events. The state of an order tells where a step stands, not how it
 * got there; this is a small fold of the app's own beside it. What happened while the connection was down is not in it.
 */
@Injectable()
export class StepHistory {
  private readonly byOrder = new Map<string, Map<string, Holdups>>();
  private readonly version = signal(0);

  constructor() {
    injectGateway()
      .userEvents$.pipe(ofType('order_event'), takeUntilDestroyed())
      .subscribe({
        next: (event) => {
          if (isOfStep(event)) this.take(event);
        },
        // The end of the connection is told by its status.
        error: () => undefined,
      });
  }

  /** What has held up the step of an order. */
  of(orderId: string, stepKey: string): Holdups {
    this.version();
    return this.byOrder.get(orderId)?.get(stepKey) ?? [];
  }

  private take(event: StepEvent): void {
    const steps = this.byOrder.get(event.orderId) ?? new Map<string, Holdups>();
    const key = stepKey(event);
    const before = steps.get(key) ?? [];
    const after = applyStepEvent(before, event);
    if (after === before) return;
    steps.set(key, after);
    this.byOrder.delete(event.orderId);
    this.byOrder.set(event.orderId, steps);
    const oldest = this.byOrder.keys().next().value;
    if (this.byOrder.size > mostOrders && oldest !== undefined) this.byOrder.delete(oldest);
    this.version.update((version) => version + 1);
  }
}

/** A step by its id, or else by its place. */
export const stepKey = (step: {
  readonly stepId?: string | null | undefined;
  readonly sequence?: number | null | undefined;
}): string => step.stepId ?? `#${step.sequence ?? '?'}`;

const isOfStep = (event: OrderEvent): event is StepEvent => event.event.startsWith('step_');

function applyStepEvent(before: Holdups, event: StepEvent): Holdups {
  const { timestamp, attempt, errorReason, error } = event;
  const last = before.at(-1);
  const isRepeat = last !== undefined && last.beganAt >= timestamp;
  if (isRepeat) return before;
  const settled =
    last?.kind === 'wait' && last.endedAt === undefined
      ? [...before.slice(0, -1), { ...last, endedAt: timestamp }]
      : before;
  switch (event.event) {
    case 'step_waiting':
      return last?.kind === 'wait' && last.endedAt === undefined
        ? before
        : [...before, { kind: 'wait', beganAt: timestamp }];
    case 'step_retrying': {
      const reason = errorReason ?? error;
      return [
        ...settled,
        {
          kind: 'retry',
          beganAt: timestamp,
          ...(typeof attempt === 'number' && { attempt }),
          ...(typeof reason === 'string' && { reason }),
        },
      ];
    }
    default:
      return settled;
  }
}
