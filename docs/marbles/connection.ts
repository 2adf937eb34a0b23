import { createGateway, createSession, retryWithRefresh, withSnapshots, type SnapshotSource } from 'agg-rx';
import { continuity, filled, orderSnapshot, simulatedSocket, stepStarted } from 'agg-rx/testing';
import { filter, map, NEVER, of, timer } from 'rxjs';
import type { UserEvent } from '../../src/events/index.js';
import type { Diagram } from './diagram.js';
import { wordsOf } from './words.js';

export const createGatewayDiagram: Diagram = {
  name: 'createGateway',
  title: 'createGateway comes back with a fresh token after a close, and says in userEvents$ where it was away',
  call: 'createGateway({ appId, refreshAccessToken })',
  inputs: [
    {
      label: 'socket',
      marbles: '-c-e-X-----c-f-',
      letters: { c: 'connected', e: 'a: step_started', X: 'closes with 4401', f: 'a: filled' },
    },
    { label: 'tokens', marbles: '---------t', letters: { t: 'the token that was asked for' } },
  ],
  outputs: [
    {
      label: 'userEvents$',
      marbles: '-C-E-I-----R-F-',
      letters: { C: 'connected', E: 'a: step_started', I: 'interrupted', R: 'reconnected', F: 'a: filled' },
    },
    {
      label: 'status$',
      marbles: 'sa---r---s-a---',
      letters: { s: 'connecting', a: 'authenticated', r: 'refreshing' },
    },
  ],
  play: (m, marblesOf) => {
    const { options } = simulatedSocket(
      m,
      { socket: marblesOf('socket'), tokens: marblesOf('tokens') },
      { X: 4401, e: stepStarted({ orderId: 'a' }), f: filled({ orderId: 'a' }), t: { token: 'token_2' } },
    );
    const gateway = createGateway({ appId: 'app_demo123', accessToken: 'token_1', ...options });
    return [gateway.userEvents$.pipe(map(wordsOf)), gateway.status$.pipe(map(({ state }) => state))];
  },
};

export const retryWithRefreshDiagram: Diagram = {
  name: 'retryWithRefresh',
  title: 'retryWithRefresh opens the connection again with a fresh token when the old one was refused',
  call: 'retryWithRefresh({ open, session })',
  inputs: [
    { label: 'first open', marbles: '-f-f-#', letters: { f: 'a frame' } },
    { label: 'session', marbles: '---------t', letters: { t: 'a fresh token' } },
    { label: 'next open', marbles: '----------f-f-', letters: { f: 'a frame' } },
  ],
  outputs: [{ label: 'output', marbles: '-f-f------f-f-', letters: { f: 'a frame' } }],
  play: (m, marblesOf) => {
    const token$ = m.hot(marblesOf('session'), { t: 'token_2' });
    const session = createSession({ accessToken: 'token_1', refreshAccessToken: () => token$ });
    const refused = { code: 4401, reason: '', wasClean: true };
    const first$ = m.hot(marblesOf('first open'), { f: 'a frame' }, refused);
    const next$ = m.hot(marblesOf('next open'), { f: 'a frame' });
    return [retryWithRefresh({ session, open: (token) => (token === 'token_1' ? first$ : next$) })];
  },
};

const broken: Readonly<Record<string, UserEvent>> = {
  e: stepStarted({ orderId: 'a' }),
  I: continuity({ cause: 'interrupted' }),
  R: continuity({ cause: 'reconnected', epoch: 2 }),
  g: stepStarted({ orderId: 'b' }),
};

export const withSnapshotsDiagram: Diagram = {
  name: 'withSnapshots',
  title: 'withSnapshots reads REST after a break, and adds what it knows of the orders to the events',
  call: 'withSnapshots(source)',
  inputs: [
    {
      label: 'events',
      marbles: '-e-I-----R-g------|',
      letters: Object.fromEntries(Object.entries(broken).map(([letter, event]) => [letter, wordsOf(event)])),
    },
  ],
  outputs: [
    {
      label: 'output',
      marbles: '-e-I-----R-g-(sk)-|',
      letters: {
        e: 'a: step_started',
        I: 'interrupted',
        R: 'reconnected',
        g: 'b: step_started',
        s: 'a: order_snapshot, filled',
        k: 'reconciled',
      },
    },
  ],
  play: (m, marblesOf) => {
    const { order } = orderSnapshot({ id: 'a', status: 'filled' });
    const source: SnapshotSource = {
      orders: () => timer(4).pipe(map(() => ({ orders: [{ order }] }))),
      balances$: NEVER,
      positions$: of({ positions: [] }),
    };
    return [
      m.hot(marblesOf('events'), broken).pipe(
        withSnapshots(source),
        filter(({ type }) => type !== 'positions_snapshot'),
        map(wordsOf),
      ),
    ];
  },
};
