import { Component, computed, input, output } from '@angular/core';
import type { OrderState } from 'agg-rx/order';
import { StandingBadge } from '../shared/standing-badge';
import { StepBar } from '../shared/step-bar';
import { fillText, standingOf, tradeText } from '../shared/words';

/** One order in a list: the whole row can be pressed, and its id is the button. */
@Component({
  selector: 'app-order-row',
  imports: [StandingBadge, StepBar],
  host: { class: 'order-row', '[class.chosen]': 'isChosen()', '(click)': 'choose.emit()' },
  template: `
    <div class="order-what">
      <button type="button" class="order-id" [attr.aria-pressed]="isChosen()" (click)="press($event)">
        {{ order().orderId }}
      </button>
      <span class="order-venue">{{ order().venue ?? 'venue unknown' }}</span>
    </div>
    <span class="order-trade">{{ trade() }}</span>
    <app-step-bar [order]="order()" />
    <span class="order-fill"><span class="label">Shares filled </span>{{ fill() }}</span>
    <app-standing [standing]="standing()" />
  `,
})
export class OrderRow {
  readonly order = input.required<OrderState>();
  readonly isChosen = input.required<boolean>();
  readonly choose = output();

  protected readonly trade = computed(() => tradeText(this.order()));
  protected readonly fill = computed(() => fillText(this.order()));
  protected readonly standing = computed(() => standingOf(this.order()));

  protected press(event: Event): void {
    event.stopPropagation();
    this.choose.emit();
  }
}
