// Floors, and that they were really looked at: a resolver that finds nothing would be green too.
import { readdirSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import config from './floors.cjs';

const tsFilesIn = (folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts')).length;

const { output } = await cruise(
  ['src', 'operators'],
  { ruleSet: { forbidden: config.forbidden }, ...config.options, validate: true },
  undefined,
  { tsConfig: extractTSConfig('tsconfig.json') },
);
const { violations, totalCruised, totalDependenciesCruised } = output.summary;
const own = output.modules.filter(({ source }) => /^(src|operators)\/.*\.ts$/.test(source)).length;
const there = tsFilesIn('src') + tsFilesIn('operators');

for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} -> ${to}`);
console.log(
  `floors: ${own} of ${there} files read, ${totalDependenciesCruised} imports, ${violations.length} violations`,
);
if (violations.length > 0 || own < there || totalCruised === 0 || totalDependenciesCruised < own) process.exit(1);
