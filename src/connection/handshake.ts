import type { Either } from 'fp-ts/Either';
import { left, right } from '../units/either.js';
import type { AccessToken } from './accessToken.js';
import type { Cause } from './cause.js';

/** Who is signed in on one socket, and which `authenticate` waits for its answer. */
export interface Line {
  /** `opening` until the gateway's `connected`. */
  readonly phase: 'opening' | 'app' | 'user';
  readonly userId?: string | undefined;
  /** The token whose answer is awaited: sent with the URL or by `authenticate`. */
  readonly asked?: AccessToken | undefined;
  /** The newest token, to be sent once the one before is answered. */
  readonly waiting?: AccessToken | undefined;
  /** `asked` is the second try, or a refresh for it is under way. */
  readonly repair?: 'refreshing' | 'second_try';
}

/** What can happen to a line. */
export type LineEvent =
  | { readonly type: 'connected'; readonly userId?: string | undefined }
  | { readonly type: 'authenticated'; readonly userId: string }
  /** An `error` message; `othersWait`: a request other than `authenticate` has no answer yet. */
  | { readonly type: 'error'; readonly message: string; readonly othersWait: boolean }
  | { readonly type: 'token'; readonly token: AccessToken }
  | { readonly type: 'refresh_failed'; readonly cause: Cause };

/** What came of the sign-in that a token belongs to. */
export interface Answer {
  readonly signIn: number;
  readonly result: Either<Cause, { readonly userId: string }>;
}

/** What the line's owner is to do, in this order. */
export type LineCommand =
  | { readonly do: 'authenticate'; readonly token: AccessToken }
  | { readonly do: 'refresh' }
  /** The level has changed: tell everyone. */
  | { readonly do: 'announce'; readonly userId?: string }
  | { readonly do: 'answer'; readonly answer: Answer }
  /** Another socket is to take over, make before break. */
  | { readonly do: 'rotate' }
  | { readonly do: 'replace'; readonly why: 'token_refused' | 'user_switched'; readonly next: 'refresh' | 'at_once' };

type Step = readonly [Line, ...LineCommand[]];

/** How a line begins: `inUrl` went with the URL, `inMessage` is to be sent once the gateway has spoken. */
export const openingLine = ({
  inUrl,
  inMessage,
}: {
  readonly inUrl?: AccessToken | undefined;
  readonly inMessage?: AccessToken | undefined;
}): Line => ({ phase: 'opening', asked: inUrl, waiting: inMessage });

/** Whether nobody is signed in on the line, nor about to be. */
export const isAnonymous = ({ userId, asked, waiting }: Line): boolean =>
  userId === undefined && asked === undefined && waiting === undefined;

/** Whether it is known who is signed in on the line, or that nobody is. */
export const isSettled = (line: Line): boolean =>
  line.userId !== undefined || (line.phase !== 'opening' && isAnonymous(line));

/**
 * The sign-in of one socket: never two `authenticate` in flight, the newest token wins, and a refused
 * token is refreshed and tried once more in place before the socket is replaced. AGG does not say how a
 * bad token is answered (protocol 10.4, 10.5): no `userId` in `connected` and an `error` both count.
 *
 * @param canRefresh whether there is a way to get another token
 */
export function advance(line: Line, event: LineEvent, canRefresh: boolean): Step {
  switch (event.type) {
    case 'connected':
      // A line opens once; said again, it is no answer to anything.
      if (line.phase !== 'opening') return [line];
      return event.userId === undefined ? openedWithoutUser(line, canRefresh) : signedIn(line, event.userId);
    case 'authenticated':
      return signedIn(line, event.userId);
    case 'error':
      return !isAnswerAwaited(line) || event.othersWait
        ? [line]
        : refused(line, { name: 'rejected', message: event.message }, canRefresh);
    case 'token':
      return newToken(line, event.token);
    case 'refresh_failed':
      return line.repair === 'refreshing' ? refusedTwice(line, event.cause) : [line];
  }
}

/** Whether an `authenticate` has been sent that has no answer yet. */
const isAnswerAwaited = ({ phase, asked, repair }: Line): boolean =>
  phase !== 'opening' && asked !== undefined && repair !== 'refreshing';

function openedWithoutUser(line: Line, canRefresh: boolean): Step {
  const open: Line = { ...line, phase: 'app' };
  if (line.asked === undefined) return withCommands([{ do: 'announce' }], askNext(open));
  const noUser: Cause = { name: 'rejected', message: 'the gateway opened without a user' };
  return withCommands([{ do: 'announce' }], refused(open, noUser, canRefresh));
}

function signedIn({ phase, userId: before, asked, waiting }: Line, userId: string): Step {
  const answered = answerTo(asked, right({ userId }));
  const line: Line = { phase: 'user', userId, waiting };
  return phase === 'user' && before !== userId
    ? [line, ...answered, { do: 'replace', why: 'user_switched', next: 'at_once' }]
    : withCommands([{ do: 'announce', userId }, ...answered], askNext(line));
}

function newToken(line: Line, token: AccessToken): Step {
  if (line.repair === 'refreshing') {
    const again: Line = line.asked?.signIn === token.signIn ? { ...line, repair: 'second_try' } : settled(line);
    return ask(again, token);
  }
  if (line.asked === undefined && line.phase !== 'opening') return ask(line, token);
  return [{ ...line, waiting: token }];
}

function refused(line: Line, cause: Cause, canRefresh: boolean): Step {
  const { asked, waiting } = line;
  if (asked === undefined) return [line];
  if (waiting !== undefined) return askNext(settled(line));
  if (line.repair === 'second_try') return refusedTwice(line, cause);
  return canRefresh
    ? [{ ...line, repair: 'refreshing' }, { do: 'refresh' }]
    : [settled(line), ...answerTo(asked, left(cause))];
}

function refusedTwice(line: Line, cause: Cause): Step {
  return [
    settled(line),
    ...answerTo(line.asked, left(cause)),
    // A user who is signed in keeps the socket until another one is: the former token may serve a while yet.
    line.phase === 'user' ? { do: 'rotate' } : { do: 'replace', why: 'token_refused', next: 'refresh' },
  ];
}

const ask = (line: Line, token: AccessToken): Step => [
  { ...line, asked: token },
  { do: 'authenticate', token },
];

const askNext = ({ waiting, ...line }: Line): Step => (waiting === undefined ? [line] : ask(line, waiting));

/** The line with nothing awaited. */
const settled = ({ phase, userId, waiting }: Line): Line => ({ phase, userId, waiting });

const answerTo = (asked: AccessToken | undefined, result: Answer['result']): readonly LineCommand[] =>
  asked === undefined ? [] : [{ do: 'answer', answer: { signIn: asked.signIn, result } }];

const withCommands = (commands: readonly LineCommand[], [line, ...after]: Step): Step => [line, ...commands, ...after];
