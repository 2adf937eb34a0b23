import { filter, map, of, VirtualTimeScheduler, type MonoTypeOperatorFunction, type Observable } from 'rxjs';
import { createGateway, createSession, restSnapshots, withSnapshots } from 'agg-rx';
import { createVirtualGateway, scenarios, stepStarted } from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { clockOf } from '../../../src/cli/heard/clock.js';
import { hear } from '../../../src/cli/heard/hear.js';
import type { HeardAt } from '../../../src/cli/heard/heard.js';
import { told } from '../../../src/cli/heard/told.js';
import { linesOf } from '../../../src/cli/tape/linesOf.js';
import { readTapeLine } from '../../../src/cli/tape/readTapeLine.js';
import { recorder } from '../../../src/cli/tape/recorder.js';
import type { Seen } from '../../../src/cli/watch/change.js';
import { jsonLines } from '../../../src/cli/writers/jsonLines.js';

const beganMs = 1_710_000_000_000;
const everyOtherSecond = (seconds: number) => Array.from({ length: seconds / 2 }, (_, at) => (at + 1) * 2_000);

/** A tape in memory. */
function memoryTape() {
  let text = '';
  return {
    text: () => text,
    file: {
      append(more: string) {
        text += more;
      },
      close: () => undefined,
      discard: () => undefined,
    },
  };
}

function written(seen$: Observable<Seen>): () => string {
  let text = '';
  seen$.pipe(jsonLines).subscribe((line) => (text += line));
  return () => text;
}

function replayed(tape: string): string {
  const heard$ = linesOf(of(tape)).pipe(
    map((line) => {
      const read = readTapeLine(line);
      if (read._tag === 'Left') throw new Error(read.left);
      return read.right;
    }),
    filter((heard) => heard !== undefined),
  );
  return written(told(heard$))();
}

/** A minute with everything that can befall a connection, on virtual time. */
function hostileMinute(seed: number, keep: (redact: (text: string) => string) => MonoTypeOperatorFunction<HeardAt>) {
  const scheduler = new VirtualTimeScheduler();
  scheduler.frame = beganMs;
  const server = createVirtualGateway({ seed, heartbeatMs: 5_000, latencyMs: 20, ports: { scheduler } });
  const ports = { scheduler, random: () => 0.5 };
  const accessToken = server.issueToken('usr_1');
  const session = createSession({ accessToken, refreshAccessToken: () => of(server.issueToken('usr_1')), ports });
  const gateway = createGateway({
    appId: 'app_demo123',
    url: server.url,
    session,
    socket: { WebSocketCtor: server.WebSocketCtor },
    ports,
  });
  const { restUrl, fetch } = server;
  const snapshots = restSnapshots({ appId: 'app_demo123', session, restUrl, fetch, ports });
  const heard$ = hear(gateway, gateway.userEvents$.pipe(withSnapshots(snapshots, { ports }))).pipe(
    map((heard): HeardAt => ({ ...heard, at: scheduler.now() })),
  );
  const live = written(told(heard$.pipe(keep(session.redact)), clockOf(scheduler)));

  const at = (seconds: number, happen: () => unknown): void => {
    scheduler.schedule(() => void happen(), seconds * 1_000);
  };
  const all = Object.values(scenarios);
  everyOtherSecond(50).forEach((ms, index) => {
    scheduler.schedule(
      () => server.place(index < 12 ? 'usr_1' : 'usr_2', all[index % all.length] ?? scenarios.happyPath),
      ms,
    );
  });
  at(4, () => {
    server.drop();
  });
  at(9, () => server.sendRaw('usr_1', 'nonsense'));
  at(9.1, () => server.sendRaw('usr_1', new Uint8Array([1, 2, 3])));
  at(9.2, () => server.sendRaw('usr_1', `{"type":"error","message":"${'x'.repeat(1_048_576)}"}`));
  at(9.3, () => server.sendRaw('usr_1', `{"type":"error","message":"what of ${accessToken}?"}`));
  at(9.4, () => server.sendRaw('usr_1', JSON.stringify({ ...stepStarted({ orderId: 'odd' }), timestamp: null })));
  at(12, () => {
    const lift = [server.disturb({ kind: 'mangle' }), server.disturb({ kind: 'reorder', withinMs: 900 })];
    at(2, () => {
      for (const each of lift) each();
    });
  });
  at(16, () => server.failRequests({ status: 503, times: 2 }));
  at(17, () => {
    server.drop({ code: 4401 });
  });
  at(24, () => gateway.authenticate(server.issueToken('usr_2')));
  at(33, () => server.disturb({ kind: 'duplicate', withinMs: 500 }));
  at(38, () => {
    server.drop({ code: 1001 });
  });
  at(60, () => {
    gateway.close();
  });
  scheduler.maxFrames = beganMs + 70_000;
  scheduler.flush();
  server.close();
  return { live: live(), accessToken };
}

describe('a tape', () => {
  it.each([1, 2, 3])('gives the states of a hostile live run, to the byte (seed %i)', (seed) => {
    const tape = memoryTape();
    const { live, accessToken } = hostileMinute(seed, (redact) => recorder(tape.file, redact));

    for (const told of [
      '"type":"end"',
      '"stale":true',
      '"state":"refreshing"',
      '"userId":"usr_2"',
      'not JSON: nonsense',
      'malformed message without a type',
      'over the 1048576 allowed',
      'what of ***?',
      'of order odd',
      'REST could not be read: GET',
    ]) {
      expect(live).toContain(told);
    }
    for (const cause of ['connected', 'interrupted', 'reconnected', 'user_switched']) {
      expect(tape.text()).toContain(`"cause":"${cause}"`);
    }
    expect(replayed(tape.text())).toBe(live);
    expect(tape.text()).not.toContain(accessToken);
    expect(tape.text()).not.toMatch(/eyJ/);
  });

  it('changes nothing of what is shown', () => {
    const { live } = hostileMinute(1, (redact) => recorder(memoryTape().file, redact));

    expect(live).toBe(hostileMinute(1, () => (heard$) => heard$).live);
  });

  it('has one frame a line, each with the time of its arrival', () => {
    const tape = memoryTape();
    hostileMinute(3, (redact) => recorder(tape.file, redact));
    const lines = tape.text().trimEnd().split('\n');
    const times = lines.map((line) => (JSON.parse(line) as { readonly at: number }).at);

    expect(tape.text().endsWith('\n')).toBe(true);
    expect(lines.length).toBeGreaterThan(300);
    expect(times).toStrictEqual([...times].sort((a, b) => a - b));
  });
});
