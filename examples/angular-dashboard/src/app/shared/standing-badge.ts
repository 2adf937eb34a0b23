import { Component, input } from '@angular/core';
import { Icon } from './icon';
import type { Standing } from './words';

@Component({
  selector: 'app-standing',
  imports: [Icon],
  host: { class: 'standing', '[class]': 'standing().tone' },
  template: `<app-icon [name]="standing().icon" /> {{ standing().text }}`,
})
export class StandingBadge {
  readonly standing = input.required<Standing>();
}
