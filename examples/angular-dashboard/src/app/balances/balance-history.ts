import { effect, Injectable, signal, untracked } from '@angular/core';
import { balancesSignal } from 'agg-rx/angular';

type History = ReadonlyMap<string, readonly number[]>;

const mostPoints = 40;

/** What each venue's balance has been since this page is open, the latest last; whole cents. */
@Injectable()
export class BalanceHistory {
  private readonly balances = balancesSignal();
  private readonly known = signal<History>(new Map());
  readonly history = this.known.asReadonly();

  constructor() {
    effect(() => {
      const balances = this.balances();
      const before = untracked(this.known);
      this.known.set(
        new Map(
          [...balances.values()].map(({ venue, tradingBalanceCents }) => [
            venue,
            withPoint(before.get(venue) ?? [], tradingBalanceCents),
          ]),
        ),
      );
    });
  }
}

const withPoint = (points: readonly number[], cents: number): readonly number[] =>
  points.at(-1) === cents ? points : [...points, cents].slice(-mostPoints);
