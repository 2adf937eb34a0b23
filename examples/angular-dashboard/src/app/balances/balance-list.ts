import { Component, computed, inject } from '@angular/core';
import { balancesSignal } from 'agg-rx/angular';
import { Icon } from '../shared/icon';
import { dollars, timeOfDay } from '../shared/words';
import { BalanceHistory } from './balance-history';
import { Sparkline } from './sparkline';

@Component({
  selector: 'app-balance-list',
  imports: [Icon, Sparkline],
  host: { class: 'panel' },
  template: `
    <h2 class="panel-title">Balances</h2>
    @if (balances().length > 0) {
      <ul class="balance-list" aria-label="Balances by venue">
        @for (balance of balances(); track balance.venue) {
          <li class="balance" [class.stale]="balance.stale">
            <span class="balance-venue">{{ balance.venue }}</span>
            <app-sparkline [cents]="history().get(balance.venue) ?? [balance.tradingBalanceCents]" />
            <span class="balance-amount">{{ dollars(balance.tradingBalanceCents) }}</span>
            <span class="balance-note">
              @if (balance.stale) {
                <app-icon name="clock" /> before the break
              } @else {
                as of {{ time(balance.timestamp) }}
              }
            </span>
          </li>
        }
      </ul>
    } @else {
      <p class="empty">None told yet: AGG tells a balance when it changes, not when one signs in.</p>
    }
  `,
})
export class BalanceList {
  private readonly known = balancesSignal();
  protected readonly balances = computed(() => [...this.known().values()].sort((a, b) => (a.venue < b.venue ? -1 : 1)));
  protected readonly history = inject(BalanceHistory).history;
  protected readonly dollars = dollars;
  protected readonly time = timeOfDay;
}
