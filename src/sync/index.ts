export type { WithSnapshotsOptions } from './readStretch.js';
export type { RestClientOptions } from './restClient.js';
export { RestError } from './restError.js';
export type { RestFetch, RestRequestInit, RestResponse } from './restRequest.js';
export { restSnapshots, type RestSnapshotsOptions } from './restSnapshots.js';
export type { OrderRow, OrdersPage, PositionsRead, SnapshotSource } from './snapshotSource.js';
export type { SnapshotRetryOptions } from './untilItWorks.js';
export { withSnapshots } from './withSnapshots.js';
