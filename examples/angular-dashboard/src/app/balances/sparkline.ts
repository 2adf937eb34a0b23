import { Component, computed, input } from '@angular/core';
import { dollars } from '../shared/words';

const [width, height, margin] = [80, 32, 3];

/** A small line of what a balance has been; its words say the same in short. */
@Component({
  selector: 'app-sparkline',
  host: { class: 'sparkline' },
  template: `
    <svg [attr.viewBox]="viewBox" preserveAspectRatio="none" role="img" [attr.aria-label]="words()">
      <polyline [attr.points]="line()" />
      <circle [attr.cx]="end().x" [attr.cy]="end().y" r="2.5" />
    </svg>
  `,
})
export class Sparkline {
  readonly cents = input.required<readonly number[]>();

  protected readonly viewBox = `0 0 ${width} ${height}`;
  private readonly points = computed(() => pointsOf(this.cents()));
  protected readonly line = computed(() =>
    this.points()
      .map(({ x, y }) => `${x},${y}`)
      .join(' '),
  );
  protected readonly end = computed(() => this.points().at(-1) ?? { x: 0, y: height / 2 });
  protected readonly words = computed(() => {
    const cents = this.cents();
    if (cents.length < 2) return 'One balance so far';
    return `${cents.length} balances, between ${dollars(Math.min(...cents))} and ${dollars(Math.max(...cents))}`;
  });
}

function pointsOf(cents: readonly number[]): readonly { readonly x: number; readonly y: number }[] {
  const [low, high] = [Math.min(...cents), Math.max(...cents)];
  return cents.map((value, at) => ({
    // The latest is always at the right.
    x: round(width - margin - ((cents.length - 1 - at) * (width - 2 * margin)) / Math.max(1, cents.length - 1)),
    y: round(high === low ? height / 2 : margin + ((high - value) * (height - 2 * margin)) / (high - low)),
  }));
}

const round = (value: number): number => Math.round(value * 10) / 10;
