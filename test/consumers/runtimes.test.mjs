// The oldest Node that is supported, the newest of each line, Bun and Deno: some 200 MB to download the first time.
import { node, testsIn } from './runtimes.mjs';

testsIn([
  node('20.19.0'),
  node('22.23.3'),
  node('24.21.0'),
  {
    title: 'Bun 1.4.5',
    folder: '@oven/bun-linux-x64',
    package: '@oven/bun-linux-x64@1.4.5',
    binary: 'bin/bun',
    args: ['run'],
    version: '1.4.5',
  },
  {
    title: 'Deno 2.9.6',
    folder: '@deno/linux-x64-glibc',
    package: '@deno/linux-x64-glibc@2.9.6',
    binary: 'deno',
    args: ['run', '--allow-all', '--quiet'],
    version: 'deno 2.9.6',
  },
]);
