import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { injectOrders } from 'agg-rx/angular';
import type { OrderState } from 'agg-rx/order';
import { Icon } from '../shared/icon';
import { fillText, standingOf, troubleOf, type Standing } from '../shared/words';

interface Toast {
  readonly key: string;
  readonly orderId: string;
  readonly standing: Standing;
  readonly detail: string;
}

const mostShown = 3;
const mostTold = 50;
const shownMs = 8_000;

/** Says when an order ends. A failure stays until it is dismissed; the rest go by themselves, unless one is looking. */
@Component({
  selector: 'app-toasts',
  imports: [Icon],
  host: {
    class: 'toasts',
    '(mouseenter)': 'isHeld.set(true)',
    '(mouseleave)': 'isHeld.set(false)',
    '(focusin)': 'isHeld.set(true)',
    '(focusout)': 'isHeld.set(false)',
  },
  template: `
    <!-- What is read out: each end, however many come at once, whether or not there is room to show it. -->
    <div class="visually-hidden" role="log" aria-label="Ends of orders">
      @for (toast of told(); track toast.key) {
        <p class="told">{{ toast.standing.text }}: {{ toast.orderId }}, {{ toast.detail }}</p>
      }
    </div>
    <div class="toast-list" role="region" aria-label="Notices">
      @for (toast of shown(); track toast.key) {
        <div class="toast" [class]="toast.standing.tone">
          <app-icon [name]="toast.standing.icon" />
          <p class="toast-text">
            <strong>{{ toast.standing.text }}</strong><span class="toast-id">{{ toast.orderId }}</span>
            <span class="toast-detail">{{ toast.detail }}</span>
          </p>
          <button type="button" class="button quiet" (click)="dismiss(toast)">
            <app-icon name="cross" /><span class="visually-hidden">Dismiss {{ toast.orderId }}</span>
          </button>
        </div>
      }
    </div>
    @if (hidden() > 0) {
      <button type="button" class="button toast-more" (click)="toasts.set([])">
        Dismiss all ({{ toasts().length }})
      </button>
    }
  `,
})
export class Toasts {
  protected readonly toasts = signal<readonly Toast[]>([]);
  protected readonly told = signal<readonly Toast[]>([]);
  protected readonly isHeld = signal(false);
  protected readonly shown = computed(() => this.toasts().slice(-mostShown));
  protected readonly hidden = computed(() => this.toasts().length - this.shown().length);
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();

  constructor() {
    injectOrders()
      .ended$.pipe(takeUntilDestroyed())
      .subscribe({
        next: (order) => {
          this.show(order);
        },
        // The end of the connection is told by its status.
        error: () => undefined,
      });
    inject(DestroyRef).onDestroy(() => {
      this.timers.forEach(clearTimeout);
    });
  }

  protected dismiss(toast: Toast): void {
    this.toasts.update((toasts) => toasts.filter((each) => each !== toast));
  }

  private show(order: OrderState): void {
    const standing = standingOf(order);
    const toast: Toast = {
      // The same order may have more to say: a part, then the whole.
      key: `${order.orderId} ${standing.text} ${order.fill?.filledRaw ?? ''}`,
      orderId: order.orderId,
      standing,
      detail: detailOf(order),
    };
    this.toasts.update((toasts) => [...toasts.filter(({ orderId }) => orderId !== order.orderId), toast]);
    this.told.update((told) => [...told.filter(({ key }) => key !== toast.key), toast].slice(-mostTold));
    if (standing.tone !== 'bad') this.dismissLater(toast);
  }

  private dismissLater(toast: Toast): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (this.isHeld()) this.dismissLater(toast);
      else this.dismiss(toast);
    }, shownMs);
    this.timers.add(timer);
  }
}

const detailOf = (order: OrderState): string =>
  [order.venue, order.fill === undefined ? undefined : `${fillText(order)} shares`, troubleOf(order)]
    .filter((each) => each !== undefined)
    .join(' · ');
