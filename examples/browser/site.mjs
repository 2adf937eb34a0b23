// Builds the page and serves it on this machine, beside a simulated gateway whose strings the page's buttons pull.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { scenarios, startSimulatedGateway } from 'agg-rx/testing';
import { build } from 'esbuild';

const host = '127.0.0.1';
const userId = 'usr_1';
const file = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The page's code and all that it imports, as one ESM file. */
async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [file('main.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
  });
  return outputFiles[0].text;
}

/** Starts both; `pace` is how slowly orders go, 1 being the scripts' own time. */
export async function startExample({ port = 0, pace = 3 } = {}) {
  const agg = await startSimulatedGateway({ pace });
  const names = Object.keys(scenarios);
  let placed = 0;
  let token = '';

  const html = readFileSync(file('index.html'), 'utf8')
    .replace('{{gateway}}', agg.url)
    .replace('{{rest}}', agg.restUrl);
  const pages = {
    '/': { type: 'text/html; charset=utf-8', text: html },
    '/style.css': { type: 'text/css; charset=utf-8', text: readFileSync(file('style.css'), 'utf8') },
    '/main.js': { type: 'text/javascript; charset=utf-8', text: await bundle() },
  };
  const deeds = {
    '/refresh': () => (token = agg.issueToken(userId)),
    '/place': () => agg.place(userId, scenarios[names[placed++ % names.length]]).orderIds.join(),
    '/drop': () => agg.drop({ userId }),
    '/expire'() {
      agg.revoke(token);
      agg.drop({ userId, code: 4401, reason: 'token expired' });
    },
  };
  const headers = {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `connect-src 'self' ${new URL(agg.url).origin} ${agg.restUrl}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };

  const server = createServer(({ method, url, headers: asked }, response) => {
    const origin = `http://${host}:${server.address().port}`;
    const page = method === 'GET' ? pages[url] : undefined;
    // Only this page may ask for tokens: a browser says by itself where a request comes from.
    const deed = method === 'POST' && asked.origin === origin ? deeds[url] : undefined;
    if (page !== undefined) response.writeHead(200, { ...headers, 'content-type': page.type }).end(page.text);
    else if (deed !== undefined)
      response.writeHead(200, { ...headers, 'content-type': 'text/plain' }).end(deed() ?? '');
    else response.writeHead(404, headers).end('not found');
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${server.address().port}/`,
    agg,
    async close() {
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), agg.close()]);
    },
  };
}
