import { Component, computed, inject, input } from '@angular/core';
import { orderSignal } from 'agg-rx/angular';
import { isOver, type OrderState, type OrderStep } from 'agg-rx/order';
import { CLOCK } from '../shared/clock';
import { Icon } from '../shared/icon';
import { StandingBadge } from '../shared/standing-badge';
import {
  fillText,
  seconds,
  standingOf,
  standingOfStep,
  timeOfDay,
  tradeText,
  troubleOf,
  type Standing,
} from '../shared/words';
import { StepHistory, stepKey, type Holdup } from './step-history';

interface StepLine {
  readonly place: number;
  readonly name: string;
  readonly standing: Standing | undefined;
  /** What is said where there is no standing: it may have happened unheard. */
  readonly otherwise: string;
  readonly notes: readonly string[];
  readonly error: string | undefined;
}

/** The chosen order: what it is, and each step of its run with what held it up. */
@Component({
  selector: 'app-order-detail',
  imports: [Icon, StandingBadge],
  host: { class: 'panel', id: 'order', tabindex: '-1' },
  template: `
    <h2 class="panel-title">Order</h2>
    @if (order(); as order) {
      <div class="detail-head">
        <p class="detail-id">{{ order.orderId }}</p>
        <app-standing [standing]="standing(order)" />
      </div>
      <dl class="facts">
        <div>
          <dt>Trade</dt>
          <dd>{{ trade(order) }}</dd>
        </div>
        <div>
          <dt>Venue</dt>
          <dd>{{ order.venue ?? 'unknown' }}</dd>
        </div>
        <div>
          <dt>Shares filled</dt>
          <dd>{{ fill(order) }}</dd>
        </div>
        <div>
          <dt>Last event</dt>
          <dd>{{ time(order.lastEventAt) }}</dd>
        </div>
      </dl>
      @if (trouble(order); as reason) {
        <p class="notice"><app-icon name="alert" /> {{ reason }}</p>
      }
      @if (steps().length > 0) {
        <ol class="stepper" aria-label="Steps of this order">
          @for (step of steps(); track step.place) {
            <li class="step" [class]="step.standing?.tone ?? 'todo'">
              <span class="step-mark">
                @if (step.standing; as standing) {
                  <app-icon [name]="standing.icon" />
                } @else {
                  <span aria-hidden="true">{{ step.place }}</span>
                }
              </span>
              <span class="step-name">{{ step.name }}</span>
              <span class="step-standing">{{ step.standing?.text ?? step.otherwise }}</span>
              @for (note of step.notes; track $index) {
                <span class="step-note">{{ note }}</span>
              }
              @if (step.error) {
                <span class="step-note">{{ step.error }}</span>
              }
            </li>
          }
        </ol>
      } @else {
        <p class="empty">
          No steps are known: they happened before this page was listening, and REST does not have them.
        </p>
      }
    } @else {
      <p class="empty">Choose an order to see its steps.</p>
    }
  `,
})
export class OrderDetail {
  readonly orderId = input.required<string | undefined>();

  private readonly history = inject(StepHistory);
  private readonly now = inject(CLOCK);
  protected readonly order = orderSignal(() => this.orderId());
  protected readonly steps = computed(() => this.linesOf(this.order()));

  protected readonly standing = standingOf;
  protected readonly trade = tradeText;
  protected readonly fill = fillText;
  protected readonly trouble = troubleOf;
  protected readonly time = timeOfDay;

  private linesOf(order: OrderState | undefined): readonly StepLine[] {
    if (order === undefined || order.steps.length === 0) return [];
    const known = order.steps.map((step, at): StepLine => this.lineOf(order, step, step.sequence ?? at + 1));
    const of = Math.max(order.progress?.of ?? 0, ...known.map(({ place }) => place));
    return Array.from(
      { length: of },
      (_, at): StepLine =>
        known.find(({ place }) => place === at + 1) ?? {
          place: at + 1,
          name: `Step ${at + 1}`,
          standing: undefined,
          otherwise: isOver(order) || at + 1 < (order.progress?.step ?? 0) ? 'Not heard of' : 'Not begun',
          notes: [],
          error: undefined,
        },
    );
  }

  private lineOf(order: OrderState, step: OrderStep, place: number): StepLine {
    const holdups = this.history.of(order.orderId, stepKey(step));
    // What became of it was told while nobody was listening.
    const wasMissed = step.status !== 'completed' && step.status !== 'failed' && isPast(order, place);
    return {
      place,
      name: step.stepType ?? `Step ${place}`,
      standing: wasMissed ? undefined : standingOfStep(step.status),
      otherwise: 'Last heard of as ' + step.status,
      notes: holdups.map((holdup) => this.noteOf(holdup, wasMissed)),
      error: step.errorReason === undefined ? undefined : `Failed with: ${step.errorReason}`,
    };
  }

  private noteOf({ kind, beganAt, endedAt, attempt, reason }: Holdup, wasMissed: boolean): string {
    if (kind === 'retry') {
      return `Retry${attempt === undefined ? '' : ` ${attempt}`}${reason === undefined ? '' : `: ${reason}`}`;
    }
    if (endedAt !== undefined) return `Waited ${seconds(endedAt - beganAt)}`;
    if (wasMissed) return `Began to wait at ${timeOfDay(beganAt)}`;
    return `Waiting for ${seconds(Math.max(0, this.now() - beganAt))}`;
  }
}

const isPast = (order: OrderState, place: number): boolean => isOver(order) || place < (order.progress?.step ?? 0);
