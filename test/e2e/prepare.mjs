// What the tests in the browser need: the dashboard as its two commands make it, without serving it.
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dashboard = fileURLToPath(new URL('../../examples/angular-dashboard/', import.meta.url));

const run = (command) => {
  console.log(`dashboard: ${command}`);
  execSync(command, { cwd: dashboard, stdio: 'inherit' });
};

if (!existsSync(`${dashboard}node_modules/@angular/build`)) run('npm ci');
run('npm run --silent library');
run('npm run --silent build');
