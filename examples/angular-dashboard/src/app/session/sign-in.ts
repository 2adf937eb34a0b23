import { Component, inject } from '@angular/core';
import { Icon } from '../shared/icon';
import { Auth } from './auth';
import { users } from './backend';

@Component({
  selector: 'app-sign-in',
  imports: [Icon],
  template: `
    <main class="sign-in">
      <div class="sign-in-card">
        <p class="brand"><app-icon name="brand" /> agg-rx dashboard</p>
        <h1>Sign in</h1>
        @if (auth.hasEnded()) {
          <p class="notice" role="status"><app-icon name="alert" /> Your sign-in has ended. Please sign in again.</p>
        }
        @if (auth.problem(); as problem) {
          <p class="notice" role="alert"><app-icon name="alert" /> {{ problem }}</p>
        }
        <p class="muted">
          Two people share this demo. Everything runs on this machine, on a simulated gateway: no key, no money.
        </p>
        <div class="sign-in-choices">
          @for (user of users; track user.id) {
            <button type="button" class="button primary" (click)="auth.signIn(user)">
              Continue as {{ user.name }}
            </button>
          }
        </div>
      </div>
    </main>
  `,
})
export class SignIn {
  protected readonly auth = inject(Auth);
  protected readonly users = users;
}
