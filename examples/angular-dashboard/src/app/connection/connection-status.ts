import { Component, computed, inject } from '@angular/core';
import type { Cause, GatewayStatus } from 'agg-rx';
import { gatewayStatusSignal } from 'agg-rx/angular';
import { CLOCK } from '../shared/clock';
import { Icon } from '../shared/icon';
import type { Standing } from '../shared/words';

/** Where the connection stands, why it waits, and for how long still. */
@Component({
  selector: 'app-connection-status',
  imports: [Icon],
  host: { class: 'connection', '[class]': 'standing().tone' },
  template: `
    <p class="connection-now" role="status">
      <app-icon [name]="standing().icon" />
      <span class="connection-state">{{ standing().text }}</span>
      @if (reason(); as reason) {
        <span class="connection-reason">{{ reason }}</span>
      }
    </p>
    @if (remaining(); as seconds) {
      <!-- Beside the live region: nobody wants to be told each second. -->
      <p class="connection-countdown">Next try in {{ seconds }} s</p>
    }
  `,
})
export class ConnectionStatus {
  private readonly status = gatewayStatusSignal();
  private readonly now = inject(CLOCK);

  protected readonly standing = computed(() => standingOfStatus(this.status()));
  protected readonly reason = computed(() => {
    const status = this.status();
    return status.state === 'waiting' ? `${reasonOf(status.cause)} (attempt ${status.attempt})` : undefined;
  });
  private readonly dueAt = computed(() => {
    const status = this.status();
    return status.state === 'waiting' ? Date.now() + status.delayMs : undefined;
  });
  protected readonly remaining = computed(() => {
    const dueAt = this.dueAt();
    return dueAt === undefined ? undefined : Math.max(1, Math.ceil((dueAt - this.now()) / 1_000));
  });
}

/** In plain words where the code has some, else as agg-rx says it. */
function reasonOf({ name, message, code }: Cause): string {
  if (name === 'token_refused') return 'the sign-in was refused';
  switch (code) {
    case 1005:
    case 1006:
      return 'the line broke';
    case 1012:
    case 1013:
      return 'turned away for now';
    default:
      return message;
  }
}

function standingOfStatus(status: GatewayStatus): Standing {
  switch (status.state) {
    case 'idle':
      return { text: 'Not connected', icon: 'minus', tone: 'calm' };
    case 'connecting':
      return { text: 'Connecting', icon: 'clock', tone: 'busy' };
    case 'open':
      return { text: 'Connected, nobody signed in', icon: 'link', tone: 'calm' };
    case 'authenticated':
      return { text: 'Live', icon: 'link', tone: 'good' };
    case 'refreshing':
      return { text: 'Renewing the sign-in', icon: 'retry', tone: 'busy' };
    case 'waiting':
      return { text: 'Reconnecting', icon: 'broken', tone: 'bad' };
    case 'closed':
      return { text: `Closed: ${status.reason.replaceAll('_', ' ')}`, icon: 'cross', tone: 'bad' };
  }
}
