// The whole of it. `npm run example:browser` builds this into one file and serves it beside a simulated gateway.
import { createGateway, createSession, restSnapshots, withSnapshots } from 'agg-rx';
import { orderLifecycle$ } from 'agg-rx/operators';
import { appId, listenToButtons, refreshAccessToken, restUrl, url } from './backend.js';
import { showEnd, showOrder, showStatus } from './show.js';

const session = createSession({ refreshAccessToken });
const gateway = createGateway({ appId, url, session });
gateway.userEvents$
  .pipe(withSnapshots(restSnapshots({ appId, restUrl, session })), orderLifecycle$())
  .subscribe({ next: showOrder, error: showEnd });

gateway.status$.subscribe(showStatus);
listenToButtons();
