import { balanceUpdate, filled, heartbeat, orderSubmitted, serverError } from 'agg-rx/testing';
import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/connection/incoming.js';
import { messageSchemas } from '../protocol/messageSchemas.js';
import { messageTypes, userEventTypes } from '../../src/streams/item.js';
import { routeByType } from '../../src/streams/routeByType.js';
import { withContinuity } from '../../src/streams/withContinuity.js';
import { virtualTime } from '../support/virtualTime.js';

describe('messageTypes', () => {
  it('are those of all schemas, and what no schema knows', () => {
    expect([...messageTypes].sort()).toStrictEqual(
      [...Object.keys(messageSchemas), 'order_event', 'unrecognized'].sort(),
    );
  });
});

describe('userEventTypes', () => {
  it('are those of markers, unreadable orders and the user’s messages, and of nothing else', () => {
    const incoming: Incoming[] = [
      { type: 'level', userId: 'u1' },
      filled(),
      balanceUpdate(),
      orderSubmitted(),
      heartbeat(),
      serverError(),
      { type: 'rejected', error: { _tag: 'Malformed', orderId: 'o1', issues: [], excerpt: '' } },
      { type: 'lost', forAnotherUser: false },
    ];
    const streamOf$ = routeByType(from(incoming).pipe(withContinuity(virtualTime().scheduler)));
    const types: string[] = [];

    streamOf$(...userEventTypes).subscribe(({ type }) => types.push(type));

    expect(types).toStrictEqual([
      'continuity',
      'order_event',
      'balance_update',
      'order_submitted',
      'order_unreadable',
      'continuity',
    ]);
  });
});
