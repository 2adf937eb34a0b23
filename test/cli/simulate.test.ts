import { map, Subject, toArray, VirtualTimeScheduler } from 'rxjs';
import { either as E } from 'fp-ts';
import { createVirtualGateway, type Script } from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { readSimulateArgs } from '../../src/cli/simulate/simulateArgs.js';
import { tradesOverTime } from '../../src/cli/simulate/trades.js';
import { marbles } from '../support/marbles.js';
import { world, type World } from './support.js';

interface Served extends World {
  readonly stop: () => Promise<number>;
  readonly restUrl: string;
}

/** Runs `agg-rx simulate` until it tells where it is. */
async function served(...argv: readonly string[]): Promise<Served> {
  const interrupted$ = new Subject<void>();
  const each = world({ interrupted$ });
  let status: Promise<number> | undefined;
  const restUrl = await new Promise<string>((resolve, reject) => {
    const write = (text: string): void => {
      each.ports.out.write(text);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    };
    status = run(['simulate', ...argv], { ...each.ports, out: { ...each.ports.out, write } });
    void status.then(() => {
      reject(new Error(each.err()));
    });
  });
  const stop = async (): Promise<number> => {
    interrupted$.next();
    return (await status) ?? -1;
  };
  return { ...each, restUrl, stop };
}

/** Runs a command that connects, until a line holds a text. */
async function watched(argv: readonly string[], until: string): Promise<string> {
  const interrupted$ = new Subject<void>();
  const { ports, out } = world({ interrupted$ });
  const write = (text: string): void => {
    ports.out.write(text);
    if (text.includes(until)) interrupted$.next();
  };
  expect(await run(argv, { ...ports, out: { ...ports.out, write } })).toBe(0);
  return out();
}

describe('agg-rx simulate', () => {
  it('tells where it is and how to watch it, and shows no token', async () => {
    const { out, err, restUrl, stop } = await served();

    expect(await stop()).toBe(0);
    expect(out()).toContain(`gateway   ${restUrl.replace('http', 'ws')}/ws\n`);
    expect(out()).toMatch(/user {6}demo \(usr_\w+\)/);
    expect(out()).toContain(`agg-rx watch --simulated ${restUrl}\n`);
    expect(out() + err()).not.toMatch(/eyJ|ag[tr]_/);
  });

  it('tells it to a program too', async () => {
    const { out, restUrl, stop } = await served('--json', '--user', "Ann O'Hara");
    await stop();

    expect(JSON.parse(out().split('\n')[0] ?? '')).toMatchObject({
      type: 'serving',
      url: `${restUrl.replace('http', 'ws')}/ws`,
      restUrl,
      appId: 'app_demo123',
      user: "Ann O'Hara",
    });
  });

  it('tells how to watch as another user, as a shell takes it', async () => {
    const { out, restUrl, stop } = await served('--user', "Ann O'Hara");
    await stop();

    expect(out()).toContain(`agg-rx watch --simulated ${restUrl} --user 'Ann O'\\''Hara'\n`);
  });

  it('plays orders for whoever watches by the name of its user', async () => {
    const { restUrl, stop } = await served('--user', 'ann', '--pace', '0', '--orders-per-second', '50');
    const seen = await watched(['watch', '--simulated', restUrl, '--user', 'ann', '--json'], '"type":"end"');
    await stop();

    expect(seen).toContain('"state":"authenticated"');
    expect(seen).not.toMatch(/eyJ|ag[tr]_/);
  });

  it('drops connections, lets tokens expire, and tells of it; who watches comes back', async () => {
    const faults = ['--drop-every', '0.2', '--close-code', '4401', '--opaque-tokens'];
    const { out, restUrl, stop } = await served(...faults);
    const seen = await watched(['watch', '--simulated', restUrl], 'connecting, attempt 2');
    await stop();

    expect(seen).toContain('refreshing the access token');
    expect(out()).toMatch(/^ +\d\.\d s {2}dropped 1 connection$/m);
  });

  it('freezes the feed for a while, or stalls it, and tells of both', async () => {
    const often = ['--freeze-every', '0.1', '--freeze-for', '0.1', '--stall-every', '0.1', '--stall-for', '0.1'];
    const interrupted$ = new Subject<void>();
    const { ports, out } = world({ interrupted$ });
    const write = (text: string): void => {
      ports.out.write(text);
      if (out().includes('goes on') && out().includes('through again')) {
        interrupted$.next();
      }
    };

    expect(await run(['simulate', ...often], { ...ports, out: { ...ports.out, write } })).toBe(0);
    expect(out()).toContain('the feed is frozen');
    expect(out()).toContain('nothing gets through');
  });

  it('ends with status 1 where its port is taken', async () => {
    const { restUrl, stop } = await served();
    const port = new URL(restUrl).port;
    const { ports, err } = world();

    expect(await run(['simulate', '--port', port], ports)).toBe(1);
    expect(err()).toBe(`agg-rx simulate: port ${port} can't be served: address already in use\n`);
    await stop();
  });
});

describe('the arguments of simulate', () => {
  it('are none, one or many', () => {
    expect(readSimulateArgs([])).toEqual(
      E.right({
        port: 0,
        seed: 1,
        user: 'demo',
        ordersPerSecond: 0.5,
        pace: 1,
        tokenTtlMs: 900_000,
        opaqueTokens: false,
        heartbeatMs: 30_000,
        faults: { freezeForMs: 5_000, stallForMs: 5_000 },
        json: false,
      }),
    );
    expect(
      readSimulateArgs(
        '--port 4000 --orders 5 --drop-every 1.5 --close-code 4401 --token-ttl 3 --duplicate 5 --reorder 7'.split(' '),
      ),
    ).toMatchObject(
      E.right({
        port: 4_000,
        orders: 5,
        tokenTtlMs: 3_000,
        faults: { dropEveryMs: 1_500, closeCode: 4401, duplicateWithinMs: 5, reorderWithinMs: 7 },
      }),
    );
  });

  it.each([
    [['--port', 'http'], '--port takes a whole number from 0 to 65535'],
    [['--port', '1.5'], '--port takes a whole number from 0 to 65535'],
    [['--seed', ''], '--seed takes a whole number from 0 to 4294967295'],
    [['--orders-per-second', '-1'], "Option '--orders-per-second' argument is ambiguous"],
    [['--orders-per-second=-1'], '--orders-per-second takes a number from 0 to 1000'],
    [['--drop-every', '0'], '--drop-every takes a number from 0.1 to 86400'],
    [['--drop-every', '1', '--close-code', '1006'], '--close-code is none that a close frame may hold'],
    [['--drop-every', '1', '--close-code', '2000'], '--close-code is none that a close frame may hold'],
    [['--close-code', '4401'], '--close-code needs --drop-every'],
    [['--freeze-for', '1'], '--freeze-for needs --freeze-every'],
    [['--user', ''], '--user is empty'],
    [['demo'], 'simulate takes options alone'],
    [['--token', 'x'], 'a token is never an argument, where every process on the machine can read it: put it into '],
  ])('%j are refused: %s', (argv, hint) => {
    const read = readSimulateArgs(argv);

    expect(E.isLeft(read) && read.left.startsWith(hint)).toBe(true);
  });
});

describe('the trades of a simulation', () => {
  it(
    'come at the pace that is asked for, the first at once',
    marbles((m) => {
      const trades$ = tradesOverTime({ ordersPerSecond: 20, orders: 3, scheduler: m.scheduler }).pipe(map(() => 't'));

      m.expect(trades$).toBeObservable('10ms t 39ms t 49ms (t|)', { t: 't' });
    }),
  );

  it(
    'come many at a time where they come fast',
    marbles((m) => {
      const trades$ = tradesOverTime({ ordersPerSecond: 300, orders: 7, scheduler: m.scheduler }).pipe(map(() => 't'));

      m.expect(trades$).toBeObservable('10ms (tttt) 4ms (ttt|)', { t: 't' });
    }),
  );

  it.each([[{ ordersPerSecond: 0 }], [{ ordersPerSecond: 5, orders: 0 }]])('are none with %j', (options) => {
    const seen: unknown[] = [];
    tradesOverTime(options)
      .pipe(toArray())
      .subscribe((all) => seen.push(...all));

    expect(seen).toEqual([]);
  });

  it('are the same trades with the same frames for the same seed, and others for another', () => {
    const framesOf = (seed: number): readonly string[] => {
      const scheduler = new VirtualTimeScheduler();
      const server = createVirtualGateway({ seed, ports: { scheduler } });
      const placed: Script[] = [];
      tradesOverTime({ ordersPerSecond: 5, orders: 14, scheduler }).subscribe((scenario) => {
        placed.push(server.place('usr_1', scenario).script);
      });
      scheduler.flush();
      server.close();
      return placed.map((script) => JSON.stringify(script.steps));
    };

    expect(framesOf(1)).toHaveLength(14);
    expect(framesOf(1)).toStrictEqual(framesOf(1));
    expect(framesOf(1)).not.toStrictEqual(framesOf(2));
  });
});
