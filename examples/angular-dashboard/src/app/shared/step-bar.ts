import { Component, computed, input } from '@angular/core';
import type { OrderState } from 'agg-rx/order';
import { progressText } from './words';

type Part = 'done' | 'now' | 'held' | 'stopped' | 'todo';

/** How far an order is, in words and as a bar of its steps. */
@Component({
  selector: 'app-step-bar',
  host: { class: 'step-bar' },
  template: `
    @if (parts().length > 0) {
      <span class="step-bar-parts" aria-hidden="true">
        @for (part of parts(); track $index) {
          <span class="step-bar-part" [class]="part"></span>
        }
      </span>
    }
    <span class="step-bar-text">{{ text() }}</span>
  `,
})
export class StepBar {
  readonly order = input.required<OrderState>();
  protected readonly text = computed(() => progressText(this.order()));
  protected readonly parts = computed(() => partsOf(this.order()));
}

function partsOf(order: OrderState): readonly Part[] {
  const { progress } = order;
  if (progress === undefined) return [];
  const { step, of = step, stepStatus } = progress;
  const isStopped = order.status === 'failed' || order.status === 'cancelled';
  return Array.from({ length: Math.max(of, step) }, (_, at): Part => {
    const place = at + 1;
    if (place < step) return 'done';
    if (place > step) return 'todo';
    if (isStopped && stepStatus !== 'completed') return 'stopped';
    return stepStatus === 'completed' ? 'done' : stepStatus === 'running' ? 'now' : 'held';
  });
}
