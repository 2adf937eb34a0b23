import { Component, input, output } from '@angular/core';
import type { OrderState } from 'agg-rx/order';
import { OrderRow } from './order-row';

@Component({
  selector: 'app-open-orders',
  imports: [OrderRow],
  host: { class: 'panel' },
  template: `
    <h2 class="panel-title">
      Open orders <span class="count">{{ orders().length }}</span>
    </h2>
    @if (orders().length > 0) {
      <div class="order-head" aria-hidden="true">
        <span>Order</span><span>Trade</span><span>Progress</span><span class="end">Shares filled</span
        ><span>Status</span>
      </div>
      <ul class="order-list" aria-label="Open orders">
        @for (order of orders(); track order.orderId) {
          <li>
            <app-order-row
              [order]="order"
              [isChosen]="order.orderId === chosenId()"
              (choose)="choose.emit(order.orderId)"
            />
          </li>
        }
      </ul>
    } @else {
      <p class="empty">No open orders. Place some with the simulator, and watch them go.</p>
    }
  `,
})
export class OpenOrders {
  readonly orders = input.required<readonly OrderState[]>();
  readonly chosenId = input.required<string | undefined>();
  readonly choose = output<string>();
}
