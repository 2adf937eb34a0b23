// The page, the simulated gateway, and what a backend of one's own would do: sign people in and keep their refresh
// token away from the page. On this machine alone.
import { createServer } from 'node:http';
import { startSimulatedGateway } from 'agg-rx/testing';
import { createControl } from './control.mjs';
import { createPages } from './pages.mjs';
import { createSessions } from './sessions.mjs';

const host = '127.0.0.1';

/** Starts everything; `pace` is how slowly orders go, 1 being the scripts' own time. */
export async function startDashboard({ port = 0, pace = 4, seed = 1, outageMs = 6_000 } = {}) {
  const simulator = await startSimulatedGateway({ seed, heartbeatMs: 2_000 });
  const sessions = createSessions(simulator);
  const control = createControl(simulator, { pace, outageMs });
  const pages = createPages({ appId: 'app_demo123', url: simulator.url, restUrl: simulator.restUrl });

  const server = createServer((request, response) => {
    void answer(request)
      .catch(() => ({ status: 500, json: { error: 'something went wrong' } }))
      .then((reply) => {
        send(response, reply);
      });
  });

  async function answer(request) {
    // A name that somebody made point here must not get at the controls.
    if (!isOwnHost(request.headers.host)) return { status: 421, json: { error: 'unknown host' } };
    const { pathname } = new URL(request.url ?? '/', `http://${host}`);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead && !pathname.startsWith('/session') && !pathname.startsWith('/control')) {
      return pages(pathname);
    }
    // A page of another origin can't set this header without asking, and is not answered.
    if (request.headers['x-dashboard'] === undefined) return { status: 403, json: { error: 'not from the page' } };
    const body = await jsonOf(request);
    const user = sessions.userOf(request);
    return (
      sessions.answer(request.method, pathname, request, body) ??
      control.answer(request.method, pathname, user, body) ?? { status: 404, json: { error: 'not found' } }
    );
  }

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const url = `http://${host}:${server.address().port}/`;

  return {
    url,
    simulator,
    truth: control.truth,
    async close() {
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), simulator.close()]);
    },
  };
}

const isOwnHost = (name = '') => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(name);

function send(response, { status, json, body, headers = {} }) {
  const content = body ?? (json === undefined ? '' : JSON.stringify(json));
  const type = json === undefined ? {} : { 'content-type': 'application/json', 'cache-control': 'no-store' };
  response.writeHead(status, { ...type, ...headers }).end(content);
}

async function jsonOf(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 10_000) throw new Error('too large');
  }
  return text === '' ? {} : JSON.parse(text);
}
