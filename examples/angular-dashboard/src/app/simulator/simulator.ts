import { Component, signal } from '@angular/core';
import { ask } from '../session/backend';

/** What can be done to the simulated gateway. None of it would be in a real app. */
@Component({
  selector: 'app-simulator',
  host: { class: 'simulator', role: 'region', 'aria-label': 'Simulator' },
  template: `
    <h2 class="simulator-title">Simulator</h2>
    <div class="simulator-buttons">
      <button type="button" class="button primary" (click)="control('place', { count: 1 })">Place an order</button>
      <button type="button" class="button" (click)="control('place', { count: 7 })">Place seven</button>
      <button type="button" class="button" (click)="control('drop')">Drop the connection</button>
      <button type="button" class="button" (click)="control('expire')">Expire the token</button>
      <button
        type="button"
        class="button"
        [attr.aria-pressed]="isFrozen()"
        (click)="control('freeze', { frozen: !isFrozen() })"
      >
        {{ isFrozen() ? 'Let the feed go on' : 'Freeze the feed' }}
      </button>
    </div>
    <p class="simulator-outcome" role="status">{{ outcome() }}</p>
  `,
})
export class Simulator {
  protected readonly isFrozen = signal(false);
  protected readonly outcome = signal('');

  protected async control(action: keyof typeof outcomes, body: object = {}): Promise<void> {
    try {
      const { frozen } = await ask<{ readonly frozen: boolean }>('POST', `/control/${action}`, body);
      this.isFrozen.set(frozen);
      this.outcome.set(action === 'freeze' && !frozen ? 'The feed goes on.' : outcomes[action]);
    } catch {
      this.outcome.set('The simulator did not answer.');
    }
  }
}

const outcomes = {
  place: 'Placed. Its steps arrive as it is carried out.',
  drop: 'Cut, and turned away for six seconds. What is missed is read from REST.',
  expire: 'Expired. The page renews it once and signs in again.',
  freeze: 'Nothing comes through now. Six seconds of silence, and the page gives this connection up.',
};
