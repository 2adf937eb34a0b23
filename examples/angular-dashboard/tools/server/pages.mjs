import { readFile } from 'node:fs/promises';
import { extname, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../dist/', import.meta.url));

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves the built page, under a policy that lets no script and no style in but its own. */
export function createPages(config) {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${new URL(config.url).origin} ${config.restUrl}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types angular',
  ].join('; ');
  const headers = {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  };

  return async (pathname) => {
    if (pathname === '/config.json') return { status: 200, json: config };
    const file = resolve(root, `.${sep}${normalize(pathname === '/' ? '/index.html' : pathname)}`);
    if (!file.startsWith(root)) return { status: 404, json: { error: 'not found' } };
    try {
      return {
        status: 200,
        body: await readFile(file),
        headers: { ...headers, 'content-type': types[extname(file)] ?? 'application/octet-stream' },
      };
    } catch {
      return { status: 404, body: 'Not found. Has the page been built? npm run build', headers };
    }
  };
}
