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
  const bytesOf = (name) =>
    Object.entries(inputs)
      .filter(([path]) => path.startsWith(`node_modules/${name}/`))
      .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  const leftOver = external.find((name) => bytesOf(name) > 0);
  if (leftOver !== undefined) throw new Error(`${leftOver} stands in the bundle without it`);
  return {
    minified: contents.length,
    gzip: gzipSync(contents, { level: 9 }).length,
    brotli: brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: contents.length } }).length,
    bytesOf,
  };
}

export async function measure() {
  const [withRxjs, withoutRxjs, withoutBoth] = await Promise.all([
    bundled([]),
    bundled(['rxjs']),
    bundled(['rxjs', 'zod']),
  ]);
  if (withRxjs.bytesOf('rxjs') === 0) throw new Error('no rxjs was found in the bundle');
  return { withRxjs, withoutRxjs, withoutBoth };
}

export function report({ withRxjs, withoutRxjs, withoutBoth }) {
  const cells = ({ minified, gzip, brotli }) => [minified, gzip, brotli].map(whole);
  const less = (field) => withoutRxjs[field] - withoutBoth[field];
  return [
    '`createGateway`, `orderLifecycle$`, `terminalOrders$` and `balanceByVenue$` by esbuild, minified, in bytes.',
    table(
      ['', 'minified', 'gzip', 'brotli'],
      [
        ['with rxjs', ...cells(withRxjs)],
        ['without rxjs', ...cells(withoutRxjs)],
        ['of that zod', whole(less('minified')), whole(less('gzip')), whole(less('brotli'))],
      ],
    ),
  ].join('\n\n');
}
