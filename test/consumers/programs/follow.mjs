// Follows the user's orders until as many as were asked for are over; prints a line for all that happens.
export function follow(
  { createGateway, createSession, restSnapshots, withSnapshots },
  { orderLifecycle$ },
  order,
  protocol,
) {
  const [url, restUrl, count] = process.argv.slice(2);
  const appId = 'app_demo123';
  const print = (line) => console.log(JSON.stringify(line));
  print({ decoded: protocol.decode('{"type":"heartbeat","ts":1}')._tag });

  const session = createSession({ accessToken: process.env.AGG_ACCESS_TOKEN });
  const gateway = createGateway({ appId, url, session, retry: { initialMs: 20, maxMs: 200 } });
  gateway.status$.subscribe(({ state }) => print({ state }));
  const over = new Set();
  gateway.userEvents$
    .pipe(withSnapshots(restSnapshots({ appId, session, restUrl })), orderLifecycle$())
    .subscribe((state) => {
      print({ order: order.orderToJson(state) });
      if (order.isOver(state)) over.add(state.orderId);
      if (over.size === Number(count)) setTimeout(() => gateway.close(), 100);
    });
}
