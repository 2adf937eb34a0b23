import * as z from 'zod/mini';
import type { ServerMessage } from '../../protocol/index.js';
import { errorTexts } from './errorTexts.js';
import type { SocketTokenOptions, SubscriptionOptions } from './options.js';
import { subscribe, unsubscribe } from './subscriptions.js';
import type { Subscriptions } from './subscriptions.js';
import type { Grant } from './tokenBook.js';

/** What the gateway knows of one socket. */
export interface Session {
  readonly appId: string;
  /** Whose events it gets; no one's at app level. */
  readonly grant?: Grant;
  readonly subscriptions: Subscriptions;
}

/** What the gateway does about something that it heard. */
export interface Turn {
  readonly session: Session;
  readonly say: readonly ServerMessage[];
  readonly closeCode?: number;
}

/** How the gateway answers, and whom a token speaks for at present. */
export interface Rules extends Required<SocketTokenOptions>, Required<SubscriptionOptions> {
  readonly grantOf: (token: string) => Grant | undefined;
}

/** A client connects. */
export function opened(appId: string, token: string | undefined, rules: Rules): Turn {
  const session: Session = { appId, subscriptions: new Set() };
  const anonymous: ServerMessage = { type: 'connected', appId };
  if (token === undefined) return { session, say: [anonymous] };
  const grant = rules.grantOf(token);
  if (grant !== undefined) {
    return { session: { ...session, grant }, say: [{ ...anonymous, userId: grant.userId }] };
  }
  switch (rules.badTokenAtConnect) {
    case 'anonymous':
      return { session, say: [anonymous] };
    case 'error':
      return { session, say: [anonymous, error('badToken')] };
    case 'close':
      return { session, say: [], closeCode: rules.tokenCloseCode };
  }
}

const authenticateSchema = z.object({ action: z.literal('authenticate'), token: z.string() });
const channelSchema = z.object({
  action: z.enum(['subscribe', 'unsubscribe', 'resnapshot']),
  channel: z.string(),
  outcomeIds: z.optional(z.array(z.string())),
  marketIds: z.optional(z.array(z.string())),
});
const actions = new Set<unknown>(['authenticate', 'subscribe', 'unsubscribe', 'resnapshot']);

/** A client says something. */
export function heard(session: Session, text: string, rules: Rules): Turn {
  const message = parse(text);
  if (message === undefined) return refused(session, 'notJson');
  const authenticate = authenticateSchema.safeParse(message);
  if (authenticate.success) return authenticated(session, authenticate.data.token, rules);
  const request = channelSchema.safeParse(message);
  if (!request.success) {
    return refused(session, actions.has(actionOf(message)) ? 'badRequest' : 'unknownAction');
  }
  const { action, ...ids } = request.data;
  switch (action) {
    case 'subscribe': {
      const { subscriptions, say } = subscribe(session.subscriptions, ids, rules);
      return { session: { ...session, subscriptions }, say };
    }
    case 'unsubscribe': {
      const { subscriptions, say } = unsubscribe(session.subscriptions, ids);
      return { session: { ...session, subscriptions }, say };
    }
    case 'resnapshot':
      return { session, say: [] };
  }
}

/** The token of a socket expires. */
export function expired(session: Session, rules: Rules): Turn {
  const { grant, ...anonymous } = session;
  if (grant === undefined) return { session, say: [] };
  switch (rules.onTokenExpiry) {
    case 'close':
      return { session: anonymous, say: [], closeCode: rules.tokenCloseCode };
    case 'error':
      return { session: anonymous, say: [error('tokenExpired')] };
    case 'silent':
      return { session: anonymous, say: [] };
    case 'none':
      return { session, say: [] };
  }
}

function authenticated(session: Session, token: string, rules: Rules): Turn {
  const grant = rules.grantOf(token);
  if (grant !== undefined) {
    return { session: { ...session, grant }, say: [{ type: 'authenticated', userId: grant.userId }] };
  }
  switch (rules.badTokenMidSession) {
    case 'error':
      return refused(session, 'badToken');
    case 'close':
      return { session, say: [], closeCode: rules.tokenCloseCode };
    case 'silent':
      return { session, say: [] };
  }
}

const error = (reason: keyof typeof errorTexts): ServerMessage => ({ type: 'error', message: errorTexts[reason] });

const refused = (session: Session, reason: keyof typeof errorTexts): Turn => ({ session, say: [error(reason)] });

const actionOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'action' in message ? message.action : undefined;

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
