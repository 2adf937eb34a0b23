import { startDashboard } from './server/dashboard.mjs';

const port = Number(process.env.PORT ?? 4280);
const dashboard = await startDashboard({ port });
console.log(`\n  The dashboard, with a simulated gateway behind it:\n\n    ${dashboard.url}\n\n  Ctrl-C ends it.\n`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void dashboard.close().then(() => process.exit(0));
  });
}
