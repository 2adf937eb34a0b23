import { Component, computed, ElementRef, inject, input, linkedSignal, viewChild } from '@angular/core';
import { ordersSignal } from 'agg-rx/angular';
import { isOver } from 'agg-rx/order';
import { BalanceList } from './balances/balance-list';
import { BalanceHistory } from './balances/balance-history';
import { ConnectionStatus } from './connection/connection-status';
import { EndedOrders } from './orders/ended-orders';
import { OpenOrders } from './orders/open-orders';
import { OrderDetail } from './orders/order-detail';
import { StepHistory } from './orders/step-history';
import { Auth } from './session/auth';
import { users, type User } from './session/backend';
import { Icon } from './shared/icon';
import { Simulator } from './simulator/simulator';
import { Toasts } from './toasts/toasts';

@Component({
  selector: 'app-dashboard',
  imports: [BalanceList, ConnectionStatus, EndedOrders, Icon, OpenOrders, OrderDetail, Simulator, Toasts],
  providers: [BalanceHistory, StepHistory],
  template: `
    <a class="skip" href="#orders">Skip to the orders</a>
    <header class="top">
      <p class="brand"><app-icon name="brand" /> agg-rx <span class="brand-more">dashboard</span></p>
      <app-connection-status class="top-status" />
      <div class="top-user">
        <span class="who"><span class="visually-hidden">Signed in as </span>{{ user().name }}</span>
        @for (other of others(); track other.id) {
          <button type="button" class="button" (click)="auth.signIn(other)">Switch to {{ other.name }}</button>
        }
        <button type="button" class="button" (click)="auth.signOut()">Sign out</button>
      </div>
    </header>

    <app-simulator />
    <main class="page">
      <h1 class="visually-hidden">Orders and balances of {{ user().name }}</h1>
      <app-open-orders id="orders" tabindex="-1" [orders]="open()" [chosenId]="chosenId()" (choose)="choose($event)" />
      <div class="page-side">
        <app-balance-list />
        <app-order-detail #detail [orderId]="chosenId()" />
      </div>
      <app-ended-orders [orders]="ended()" [chosenId]="chosenId()" (choose)="choose($event)" />
    </main>
    <app-toasts />
  `,
})
export class Dashboard {
  readonly user = input.required<User>();

  protected readonly auth = inject(Auth);
  protected readonly others = computed(() => users.filter(({ id }) => id !== this.user().id));
  protected readonly open = ordersSignal();
  private readonly all = ordersSignal({ withOver: true });
  protected readonly ended = computed(() =>
    this.all()
      .filter((order) => isOver(order))
      .sort((a, b) => b.lastEventAt - a.lastEventAt),
  );
  /** What was chosen, as long as it is known; before that the first there is. */
  protected readonly chosenId = linkedSignal<readonly string[], string | undefined>({
    source: () => [...this.open(), ...this.ended()].map(({ orderId }) => orderId),
    computation: (ids, before) => (ids.includes(before?.value ?? '') ? before?.value : ids[0]),
  });

  private readonly detail = viewChild.required('detail', { read: ElementRef<HTMLElement> });

  constructor() {
    // Both listen from the beginning, whatever is on the screen.
    inject(BalanceHistory);
    inject(StepHistory);
  }

  protected choose(orderId: string): void {
    this.chosenId.set(orderId);
    // In one column the details are not in view: go to them.
    if (matchMedia('(max-width: 960px)').matches) this.detail().nativeElement.focus();
  }
}
