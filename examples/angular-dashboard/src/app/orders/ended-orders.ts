import { Component, computed, input, output } from '@angular/core';
import type { OrderState } from 'agg-rx/order';
import { OrderRow } from './order-row';

const most = 12;

@Component({
  selector: 'app-ended-orders',
  imports: [OrderRow],
  host: { class: 'panel' },
  template: `
    <h2 class="panel-title">
      Ended <span class="count">{{ orders().length }}</span>
    </h2>
    @if (latest().length > 0) {
      <ul class="order-list" aria-label="Ended orders, the latest first">
        @for (order of latest(); track order.orderId) {
          <li>
            <app-order-row
              [order]="order"
              [isChosen]="order.orderId === chosenId()"
              (choose)="choose.emit(order.orderId)"
            />
          </li>
        }
      </ul>
      @if (orders().length > latest().length) {
        <p class="more">and {{ orders().length - latest().length }} before these</p>
      }
    } @else {
      <p class="empty">None yet.</p>
    }
  `,
})
export class EndedOrders {
  readonly orders = input.required<readonly OrderState[]>();
  readonly chosenId = input.required<string | undefined>();
  readonly choose = output<string>();
  protected readonly latest = computed(() => this.orders().slice(0, most));
}
