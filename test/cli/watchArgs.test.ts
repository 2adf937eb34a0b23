import { either as E } from 'fp-ts';
import { describe, expect, it } from 'vitest';
import { readWatchArgs } from '../../src/cli/watch/watchArgs.js';

const secret = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfMSJ9.c2lnbmF0dXJl';

describe('the arguments of watch', () => {
  it('ask for the demo where no app is named', () => {
    expect(readWatchArgs([])).toEqual(E.right({ source: 'demo', pace: 1, json: false }));
    expect(readWatchArgs(['--json', '--pace', '0.1'])).toEqual(E.right({ source: 'demo', pace: 0.1, json: true }));
  });

  it('ask for a gateway where an app is named', () => {
    expect(readWatchArgs(['--app-id', 'app_1'])).toEqual(E.right({ source: 'gateway', appId: 'app_1', json: false }));
    expect(
      readWatchArgs(['--app-id=app_1', '--url', 'ws://localhost:1/ws', '--origin', 'https://my.app', '--json']),
    ).toEqual(
      E.right({
        source: 'gateway',
        appId: 'app_1',
        url: 'ws://localhost:1/ws',
        origin: 'https://my.app',
        json: true,
      }),
    );
  });

  it.each([
    [['--url', 'ws://localhost:1'], '--url and --origin need --app-id'],
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
