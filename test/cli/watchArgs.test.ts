import { either as E } from 'fp-ts';
import { describe, expect, it } from 'vitest';
import { readWatchArgs, type WatchArgs } from '../../src/cli/watch/watchArgs.js';

const secret = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfMSJ9.c2lnbmF0dXJl';
const simulatedHint = '--simulated takes an address that agg-rx simulate shows, such as http://127.0.0.1:4000';

describe('the arguments of watch', () => {
  it('ask for the demo where no app is named', () => {
    expect(readWatchArgs([])).toEqual(E.right({ source: { source: 'demo', pace: 1 }, json: false }));
    expect(readWatchArgs(['--json', '--pace', '0.1'])).toEqual(
      E.right({ source: { source: 'demo', pace: 0.1 }, json: true }),
    );
  });

  const gatewayOf = (...argv: readonly string[]) =>
    E.map(({ source }: WatchArgs) => source)(readWatchArgs(['--app-id=app_1', ...argv]));

  it("ask for AGG's gateway and REST where an app is named", () => {
    expect(gatewayOf()).toEqual(E.right({ source: 'gateway', appId: 'app_1', restUrl: 'https://api.agg.market' }));
    expect(gatewayOf('--no-rest')).toEqual(E.right({ source: 'gateway', appId: 'app_1' }));
  });

  it("ask for another gateway, whose token never goes to AGG's REST", () => {
    const url = 'ws://localhost:1/ws';
    expect(gatewayOf('--url', url, '--origin', 'https://my.app')).toEqual(
      E.right({ source: 'gateway', appId: 'app_1', url, origin: 'https://my.app' }),
    );
    expect(gatewayOf('--url', url, '--rest-url', 'http://localhost:1')).toEqual(
      E.right({ source: 'gateway', appId: 'app_1', url, restUrl: 'http://localhost:1' }),
    );
  });

  it.each([['http://127.0.0.1:4000'], ['ws://127.0.0.1:4000/ws'], ['http://127.0.0.1:4000/']])(
    'ask for a gateway that is simulated at %s',
    (address) => {
      const source = { source: 'simulated', restUrl: 'http://127.0.0.1:4000', user: 'demo' };
      expect(readWatchArgs(['--simulated', address])).toEqual(E.right({ source, json: false }));
      expect(readWatchArgs(['--simulated', address, '--user', 'ann'])).toEqual(
        E.right({ source: { ...source, user: 'ann' }, json: false }),
      );
    },
  );

  it.each([
    [['--url', 'ws://localhost:1'], '--url, --origin, --rest-url and --no-rest need --app-id'],
    [['--no-rest'], '--url, --origin, --rest-url and --no-rest need --app-id'],
    [['--user', 'ann'], '--user needs --simulated'],
    [['--simulated', 'http://127.0.0.1:1', '--user', ''], '--user is empty'],
    [['--simulated', 'http://127.0.0.1:1', '--app-id', 'app_1'], 'with --simulated goes --user alone'],
    [['--simulated', 'https://agg.market'], simulatedHint],
    [['--simulated', 'http://agg.market'], simulatedHint],
    [['--simulated', '4000'], simulatedHint],
    [['--app-id', 'app_1', '--rest-url', 'ws://localhost:1'], '--rest-url begins with http:// or https://'],
    [['--app-id', 'app_1', '--rest-url', 'http://a b'], '--rest-url is no address'],
    [['--app-id', 'app_1', '--rest-url', 'http://a', '--no-rest'], '--rest-url and --no-rest do not go together'],
    [['--pace', 'fast'], '--pace takes a number from 0 to 100'],
    [['--pace', ''], '--pace takes a number from 0 to 100'],
    [['--pace=-1'], '--pace takes a number from 0 to 100'],
    [['--app-id', ''], '--app-id is empty'],
    [['--app-id', 'app_1', '--pace', '1'], '--pace is for the simulated gateway, so not with --app-id'],
    [['--app-id', 'app_1', '--url', 'https://my.app'], '--url begins with ws:// or wss://'],
    [['--app-id', 'app_1', '--url', 'ws://a b'], '--url is no address'],
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['--app-id'], "Option '--app-id <value>' argument missing"],
    [[secret], 'watch takes options alone'],
  ])('%j are refused: %s', (argv, hint) => {
    expect(readWatchArgs(argv)).toEqual(E.left(hint));
  });

  it.each([
    [['--token', secret]],
    [[`--token=${secret}`]],
    [[`-token=${secret}`]],
    [[`--access-token=${secret}`]],
    [['--accessToken', secret]],
    [['--app-id', 'app_1', `--jwt=${secret}`]],
    [[`--json=${secret}`]],
  ])('with a token in them are refused, and the token is not repeated (%#)', (argv) => {
    const read = readWatchArgs(argv);

    expect(E.isLeft(read)).toBe(true);
    expect(JSON.stringify(read)).not.toContain('eyJ');
  });
});
