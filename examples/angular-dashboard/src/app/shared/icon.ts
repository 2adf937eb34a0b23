import { Component, computed, input } from '@angular/core';

const paths = {
  brand: 'M2 11.5 6 7l3 2.5L14 4',
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  minus: 'M3.5 8h9',
  half: 'M8 2.5a5.5 5.5 0 1 0 0 11V2.5z',
  clock: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2zM8 5v3.2l2.2 1.6',
  retry: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3',
  play: 'M5.5 4l6 4-6 4z',
  dot: 'M8 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z',
  alert: 'M8 2l6.5 11.5h-13zM8 6.5v3M8 11.5v.1',
  link: 'M2.5 8.5 6 12l7.5-8',
  broken: 'M3 3l10 10M6 10.5l-1 1a2.5 2.5 0 0 1-3.5-3.5l1.5-1.5M10 5.5l1-1A2.5 2.5 0 0 1 14.5 8L13 9.5',
} as const;

export type IconName = keyof typeof paths;

/** A small drawing beside a word that says the same; never instead of one. */
@Component({
  selector: 'app-icon',
  host: { class: 'icon', 'aria-hidden': 'true' },
  template: `<svg viewBox="0 0 16 16" width="16" height="16" focusable="false"><path [attr.d]="path()" /></svg>`,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => paths[this.name()]);
}
