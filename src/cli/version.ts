import { createRequire } from 'node:module';
import * as z from 'zod/mini';

const manifest = z.object({ version: z.string() });

/** The package's version. The package finds its own `package.json` by name, from the source and when built. */
export const version = (): string => manifest.parse(createRequire(import.meta.url)('agg-rx/package.json')).version;
