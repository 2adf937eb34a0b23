import { createGatewayDiagram, retryWithRefreshDiagram, withSnapshotsDiagram } from './connection.js';
import type { Diagram } from './diagram.js';
import {
  balanceByVenue,
  foldByKeyDiagram,
  ofEventDiagram,
  ofTypeDiagram,
  openOrders,
  orderLifecycle,
  orderProgress,
  ordersOfDiagram,
  stuckOrders,
  terminalOrders,
  trackOrder,
} from './operators.js';

/** Every marble diagram of the documentation. */
export const diagrams: readonly Diagram[] = [
  createGatewayDiagram,
  retryWithRefreshDiagram,
  withSnapshotsDiagram,
  orderLifecycle,
  terminalOrders,
  balanceByVenue,
  orderProgress,
  trackOrder,
  openOrders,
  stuckOrders,
  ordersOfDiagram,
  foldByKeyDiagram,
  ofTypeDiagram,
  ofEventDiagram,
];
