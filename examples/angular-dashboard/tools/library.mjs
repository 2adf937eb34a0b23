// Builds agg-rx from this repository and puts it where `npm ci` has put everything else, so that the dashboard uses
// it as any app does: by its name, beside the app's own rxjs and Angular.
import { execSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const library = fileURLToPath(new URL('../../../', import.meta.url));
const installed = fileURLToPath(new URL('../node_modules/agg-rx/', import.meta.url));

const run = (command) => {
  console.log(`agg-rx: ${command}`);
  execSync(command, { cwd: library, stdio: 'inherit' });
};

if (!existsSync(installed)) {
  console.error('Run `npm ci` in this folder first.');
  process.exit(1);
}
if (!existsSync(`${library}node_modules/typescript`)) run('npm ci --no-fund --no-audit');
run('npm run --silent build');

const { files } = JSON.parse(readFileSync(`${library}package.json`, 'utf8'));
rmSync(`${installed}dist`, { recursive: true, force: true });
for (const path of ['package.json', ...files]) cpSync(`${library}${path}`, `${installed}${path}`, { recursive: true });
