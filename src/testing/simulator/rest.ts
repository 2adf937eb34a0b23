import * as z from 'zod/mini';
import { randomId, seededRandom, seedOf } from '../random.js';
import type { Log } from './log.js';
import type { Knobs } from './options.js';
import { balancesBody, orderRows, pageOf, positionRows } from './restViews.js';
import type { TokenDesk } from './tokenDesk.js';
import type { UserOrders } from './userOrders.js';

/** A request, as far as REST looks at it. */
export interface RestRequest {
  readonly method: string;
  /** Decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly appId?: string;
  readonly bearer?: string;
  /** The JSON of the body; `undefined` where there is none, or none that can be read. */
  readonly body: unknown;
}

/** What REST answers, in JSON. */
export interface RestReply {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterSeconds?: number;
}

/** What REST works on. */
export interface RestRoom {
  readonly knobs: Knobs;
  readonly desk: TokenDesk;
  readonly orders: UserOrders;
  readonly log: Log;
}

export const refreshPath = '/auth/token/refresh';

const cancelPath = /^\/execution\/orders\/(.+)\/cancel$/;

/** Answers one request. */
export function answer(request: RestRequest, room: RestRoom): RestReply {
  const { method, path } = request;
  switch (`${method} ${path}`) {
    case 'POST /auth/verify':
      return verify(request, room);
    case `POST ${refreshPath}`:
      return refresh(request, room);
    case 'POST /auth/sign-out':
      return signOut(request, room);
    case 'GET /execution/orders':
      return forUser(request, room, (userId) => orders(request, room, userId));
    case 'GET /execution/balances':
      return forUser(request, room, (userId) =>
        ok(balancesBody(room.orders.ordersOf(userId), room.knobs.scheduler.now())),
      );
    case 'GET /execution/positions':
      return forUser(request, room, (userId) => positions(request, room, userId));
  }
  const orderId = method === 'POST' ? cancelPath.exec(path)?.[1] : undefined;
  return orderId === undefined
    ? refused(404, 'Not found')
    : forUser(request, room, (userId) => cancel(orderId, room, userId));
}

const ok = (body: unknown): RestReply => ({ status: 200, body });

const refused = (status: number, error: string): RestReply => ({ status, body: { error } });

const refreshBody = z.object({ refreshToken: z.string() });
const verifyBody = z.object({ message: z.string(), signature: z.string() });

/** Anyone may sign in: who it is depends on the message alone. */
function verify({ body }: RestRequest, { desk }: RestRoom): RestReply {
  const read = verifyBody.safeParse(body);
  if (!read.success) return refused(400, 'message and signature are required');
  const id = randomId(seededRandom(seedOf(read.data.message)), 'usr');
  return ok({ accessToken: desk.issueToken(id), refreshToken: desk.issueRefreshToken(id), user: { id } });
}

function refresh({ body }: RestRequest, { desk }: RestRoom): RestReply {
  const read = refreshBody.safeParse(body);
  if (!read.success) return refused(400, 'refreshToken is required');
  const renewal = desk.renew(read.data.refreshToken);
  if (renewal === undefined) return refused(401, 'Invalid refresh token');
  const { accessToken, refreshToken, userId } = renewal;
  return ok({ accessToken, ...(refreshToken !== undefined && { refreshToken }), user: { id: userId } });
}

/** An expired token will do: whoever can't refresh must still be able to leave. */
function signOut({ bearer = '' }: RestRequest, { desk, log }: RestRoom): RestReply {
  log.signedOut();
  const userId = desk.holderOf(bearer);
  if (userId === undefined) return refused(401, 'Unknown token');
  desk.revokeUser(userId);
  return ok({ success: true });
}

function forUser(
  { appId, bearer = '' }: RestRequest,
  { knobs, desk }: RestRoom,
  then: (userId: string) => RestReply,
): RestReply {
  if (appId === undefined || !knobs.appIds.includes(appId)) return refused(403, 'Unknown x-app-id');
  const grant = desk.grantOf(bearer);
  return grant === undefined ? refused(401, 'Invalid or expired token') : then(grant.userId);
}

function orders({ query }: RestRequest, room: RestRoom, userId: string): RestReply {
  const status = query.get('status');
  const rows = orderRows(room.orders.ordersOf(userId)).filter((row) => status === null || row.status === status);
  return paged(pageOf(rows, (row) => row.id, query, room.knobs.ordersPaging));
}

const positions = ({ query }: RestRequest, room: RestRoom, userId: string): RestReply =>
  paged(pageOf(positionRows(room.orders.ordersOf(userId)), (row) => row.targetMarketId, query));

const paged = (page: unknown): RestReply => (page === undefined ? refused(400, 'Invalid limit or cursor') : ok(page));

function cancel(orderId: string, room: RestRoom, userId: string): RestReply {
  switch (room.orders.cancel(userId, orderId)) {
    case 'cancelled':
      return ok({ quoteId: `quote_${orderId}`, orderIds: [orderId] });
    case 'unknown':
      return refused(404, 'Unknown order');
    case 'final':
      return refused(409, 'The order has ended');
  }
}
