import { Component, computed, input } from '@angular/core';
import type { OrderState } from 'agg-rx/order';
import { progressText } from './words';

type Part = 'done' | 'now' | 'held' | 'todo';

/** How far an order is, in words and as a bar of its steps. */
@Component({
  selector: 'app-step-bar',
  host: { class: 'step-bar' },
  template: `
    <span class="step-bar-parts" aria-hidden="true">
      @for (part of parts(); track $index) {
        <span class="step-bar-part" [class]="part"></span>
      }
    </span>
    <span class="step-bar-text">{{ text() }}</span>
  `,
})
export class StepBar {
  readonly order = input.required<OrderState>();
  protected readonly text = computed(() => progressText(this.order().progress));
  protected readonly parts = computed(() => partsOf(this.order()));
}

function partsOf({ progress, status }: OrderState): readonly Part[] {
  const { step = 0, of = 7, stepStatus = 'running' } = progress ?? {};
  const isWell = status === 'filled' || status === 'completed';
  return Array.from({ length: Math.max(of, step) }, (_, at): Part => {
    const place = at + 1;
    if (isWell || place < step) return 'done';
    if (place > step) return 'todo';
    return stepStatus === 'completed' ? 'done' : stepStatus === 'running' ? 'now' : 'held';
  });
}
