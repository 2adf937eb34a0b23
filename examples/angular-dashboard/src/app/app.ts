import { Component, inject } from '@angular/core';
import { Dashboard } from './dashboard';
import { Auth } from './session/auth';
import { SignIn } from './session/sign-in';

@Component({
  selector: 'app-root',
  imports: [Dashboard, SignIn],
  template: `
    @if (auth.isReady()) {
      <!-- One dashboard a user: whatever one has chosen or been told is not the next one's. -->
      @for (user of auth.user() === null ? [] : [auth.user()!]; track user.id) {
        <app-dashboard [user]="user" />
      } @empty {
        <app-sign-in />
      }
    }
  `,
})
export class App {
  protected readonly auth = inject(Auth);

  constructor() {
    void this.auth.resume();
  }
}
