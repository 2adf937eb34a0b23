// Pages of the tests: each is one script, bundled from the built package, and served under a strict policy.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const html =
  '<!doctype html><html lang="en"><title>agg-rx</title><script type="module" src="/page.js"></script></html>';

/** One of `pages/`, with all that it imports, as one ESM file. */
export async function bundle(name) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`pages/${name}.ts`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    // The tests' own tsconfig leads to the sources; a page takes the package, as users do.
    tsconfigRaw: '{}',
  });
  return outputFiles[0].text;
}

/**
 * Serves one page on loopback. `settings` is what the page gets as `/settings.json`; `answers` are further routes by
 * method and path, each a function that gives a text or `{ status, text }`, or a promise of one.
 */
export async function startSite({ script, settings = {}, answers = {}, connectTo = [] }) {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${["'self'", ...connectTo].join(' ')}`,
    "base-uri 'none'",
  ].join('; ');
  const routes = {
    'GET /': () => ({ type: 'text/html; charset=utf-8', text: html }),
    'GET /page.js': () => ({ type: 'text/javascript; charset=utf-8', text: script }),
    'GET /settings.json': () => ({ type: 'application/json', text: JSON.stringify(settings) }),
    ...answers,
  };
  const server = createServer((request, response) => {
    const route = routes[`${request.method} ${request.url}`] ?? (() => ({ status: 404, text: 'not found' }));
    void Promise.resolve(route()).then((answer) => {
      const { status = 200, type = 'text/plain', text } = typeof answer === 'string' ? { text: answer } : answer;
      response.writeHead(status, { 'content-security-policy': policy, 'content-type': type }).end(text);
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
