// A page in the browser before a simulated gateway. `npm run example:browser`
import { startExample } from './site.mjs';

const example = await startExample({ port: Number(process.env.PORT ?? 4281) });
console.log(`\n  Open ${example.url}\n\n  Ctrl-C ends it.\n`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void example.close().then(() => process.exit(0));
  });
}
