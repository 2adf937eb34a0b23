import { EMPTY, expand, map, reduce, type Observable } from 'rxjs';
import type { SnapshotEnd } from '../order/orderInput.js';
import { restOrderSchema, type RestOrder } from '../protocol/restOrder.js';
import { restBalancesSchema, restPositionSchema, type RestPosition } from '../protocol/restViews.js';
import { restClient, type RestClient, type RestClientOptions } from './restClient.js';
import { readAs, restRowsOf, type RestRows } from './restRows.js';
import type { OrderRow, PositionsRead, SnapshotSource } from './snapshotSource.js';

/** How REST is read, and what its words mean. */
export interface RestSnapshotsOptions extends RestClientOptions {
  /** Rows asked for on one page, 1 to 100. @defaultValue 100 */
  readonly pageLimit?: number;
  /**
   * How a row's `status` says that its order ended, `undefined` for not at all. AGG lists no words; whoever knows
   * them can tell. @defaultValue only the whole words `filled`, `cancelled`, `canceled` and `failed`, in either case
   */
  readonly endOfRestStatus?: (status: string) => SnapshotEnd | undefined;
}

const ordersPath = '/execution/orders';
const balancesPath = '/execution/balances';
const positionsPath = '/execution/positions';
const mostPositionPages = 10;

/**
 * The user's orders, balances and positions as AGG's REST shows them, for {@link withSnapshots} to read.
 *
 * Each observable is cold: subscribing sends a request, unsubscribing aborts it. It emits one value and completes,
 * or errs with a `RestError`: nothing else comes across the stream, and no token is in it. A request is signed with
 * the session's token; a 401 refreshes that through the session, one refresh at a time with the socket, and is
 * tried once more. `Retry-After` is kept on the error. Rows are read one by one: one that can't be read is left out,
 * and `missing` says so. Positions are read up to ten pages.
 *
 * @param options.appId sent as `x-app-id`
 * @param options.session the sign-in that the gateway has too
 * @param options.restUrl `https://api.agg.market` unless said otherwise
 * @param options.fetch the platform's unless said otherwise; it may also answer by an observable
 * @param options.headers sent with each request, such as a server's `x-app-api-key`
 * @param options.pageLimit rows on one page, 1 to 100; 100 unless said otherwise
 * @param options.endOfRestStatus what AGG's words for `status` mean, where you know
 * @param options.timeoutMs milliseconds for one request, 10,000 unless said otherwise
 * @example
 * const session = createSession({ refreshAccessToken: () => client.refreshAccessToken() });
 * const gateway = createGateway({ appId: 'app_demo123', session });
 * const events$ = gateway.userEvents$.pipe(withSnapshots(restSnapshots({ appId: 'app_demo123', session })));
 */
export const restSnapshots = (options: RestSnapshotsOptions): SnapshotSource => sourceOf(restClient(options), options);

function sourceOf(rest: RestClient, options: RestSnapshotsOptions): SnapshotSource {
  const { pageLimit = 100, endOfRestStatus } = options;

  const pageQuery = (cursor: string | undefined): Readonly<Record<string, string>> => ({
    limit: String(pageLimit),
    ...(cursor !== undefined && { cursor }),
  });

  const rowOf = (order: RestOrder): OrderRow =>
    endOfRestStatus === undefined ? { order } : { order, end: endOfRestStatus(order.status) ?? null };

  function positionRows(cursor?: string): Observable<RestRows<RestPosition>> {
    return rest
      .get(positionsPath, pageQuery(cursor))
      .pipe(map((body) => restRowsOf(positionsPath, body, restPositionSchema)));
  }

  return {
    orders: (cursor) =>
      rest.get(ordersPath, pageQuery(cursor)).pipe(
        map((body) => {
          const { rows, ...page } = restRowsOf(ordersPath, body, restOrderSchema);
          return { orders: rows.map(rowOf), ...page };
        }),
      ),
    balances$: rest.get(balancesPath).pipe(map((body) => readAs(balancesPath, body, restBalancesSchema))),
    positions$: positionRows().pipe(
      expand(({ nextCursor }, index) =>
        nextCursor === undefined || index + 1 >= mostPositionPages ? EMPTY : positionRows(nextCursor),
      ),
      reduce((read, page, index) => joinPositions(read, page, index + 1), nothingRead),
    ),
    forUser: (userId) => sourceOf(rest.forUser(userId), options),
  } satisfies SnapshotSource;
}

const nothingRead: PositionsRead = { positions: [] };

function joinPositions(read: PositionsRead, page: RestRows<RestPosition>, pages: number): PositionsRead {
  const hasMore = page.nextCursor !== undefined && pages >= mostPositionPages;
  const tooMany = hasMore && { name: 'too_many_rows', message: `GET ${positionsPath}: read ${pages} pages of more` };
  const missing = read.missing ?? page.missing ?? (tooMany || undefined);
  return { positions: [...read.positions, ...page.rows], ...(missing !== undefined && { missing }) };
}
