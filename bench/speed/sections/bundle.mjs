import { constants, brotliCompressSync, gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { table, whole } from '../figures.mjs';

export const title = 'Bundle';

const entry = `
  export { createGateway } from './dist/src/index.js';
  export { balanceByVenue$, orderLifecycle$, terminalOrders$ } from './dist/operators/index.js';
`;
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What a browser is given of the entry, but for these packages. */
async function bundled(external) {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    stdin: { contents: entry, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: external.flatMap((name) => [name, `${name}/*`]),
    metafile: true,
    write: false,
    absWorkingDir: root,
  });
  const [{ contents }] = outputFiles;
  const [{ inputs }] = Object.values(metafile.outputs);
  const packages = new Set(
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(([path]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
  );
  return {
    minified: contents.length,
    gzip: gzipSync(contents, { level: 9 }).length,
    brotli: brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: contents.length } }).length,
    packages: [...packages].sort(),
  };
}

export async function measure() {
  const [withRxjs, withoutRxjs] = await Promise.all([bundled([]), bundled(['rxjs'])]);
  if (!withRxjs.packages.includes('rxjs')) throw new Error('no rxjs was found in the bundle');
  if (withoutRxjs.packages.includes('rxjs')) throw new Error('rxjs stands in the bundle without it');
  return { withRxjs, withoutRxjs };
}

export function report({ withRxjs, withoutRxjs }) {
  const row = (title, { minified, gzip, brotli, packages }) => [
    title,
    ...[minified, gzip, brotli].map(whole),
    packages.map((name) => `\`${name}\``).join(', '),
  ];
  return [
    '`createGateway`, `orderLifecycle$`, `terminalOrders$` and `balanceByVenue$` by esbuild, minified, in bytes.',
    table(
      ['', 'minified', 'gzip', 'brotli', 'packages in it'],
      [row('with rxjs', withRxjs), row('without rxjs', withoutRxjs)],
    ),
  ].join('\n\n');
}
