/** What the fold has been told of one order, each part a maximum under a total order. */
export interface OrderFacts {
  readonly orderId: string;
}
