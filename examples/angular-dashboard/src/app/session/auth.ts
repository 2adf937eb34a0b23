import { computed, Injectable, signal } from '@angular/core';
import { gatewayStatusSignal, injectGateway } from 'agg-rx/angular';
import { ask, type Grant, type User } from './backend';

/** Who is signed in, and the ways in and out. */
@Injectable({ providedIn: 'root' })
export class Auth {
  private readonly gateway = injectGateway();
  private readonly status = gatewayStatusSignal();
  private readonly signedIn = signal<User | null>(null);

  /** Whether it is known yet if somebody is signed in from before. */
  readonly isReady = signal(false);
  /** What went wrong the last time that somebody tried. */
  readonly problem = signal<string | null>(null);
  /** Whether the sign-in has ended by itself: the token could not be renewed. */
  readonly hasEnded = computed(() => {
    const status = this.status();
    return status.state === 'closed' && status.reason === 'signed_out';
  });
  /** The user; `null` before a sign-in and after its end. */
  readonly user = computed(() => (this.hasEnded() ? null : this.signedIn()));

  /** Goes on with the sign-in of an earlier visit. */
  async resume(): Promise<void> {
    const grant = await this.attempt(() => ask<Grant | { readonly user: null }>('GET', '/session'));
    if (grant !== undefined && 'accessToken' in grant) this.enter(grant);
    this.isReady.set(true);
  }

  async signIn(user: User): Promise<void> {
    const grant = await this.attempt(() => ask<Grant>('POST', '/session', { user: user.id }));
    if (grant !== undefined) this.enter(grant);
  }

  async signOut(): Promise<void> {
    this.leave();
    await this.attempt(() => ask('DELETE', '/session'));
  }

  private enter({ user, accessToken }: Grant): void {
    // Nothing of the user before stays on the screen while the next one is being signed in.
    this.leave();
    this.gateway.authenticate(accessToken);
    this.signedIn.set(user);
  }

  private leave(): void {
    this.gateway.authenticate(null);
    this.signedIn.set(null);
  }

  private async attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
    this.problem.set(null);
    try {
      return await run();
    } catch (error) {
      this.problem.set(error instanceof Error ? error.message : 'It did not work.');
      return undefined;
    }
  }
}
