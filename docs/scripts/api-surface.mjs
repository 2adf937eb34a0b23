// The public surface, one file a door, as it is built: `node docs/scripts/api-surface.mjs` compares it with docs/api,
// `--update` writes it there. Comments are left out: a change here is a change for whoever compiles against it.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const prettier = createRequire(join(root, 'package.json'))('prettier');
const folder = join(root, 'docs/api');
const isUpdate = process.argv.includes('--update');

const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const doors = Object.entries(exports)
  .filter(([, paths]) => typeof paths === 'object')
  .map(([door, { types }]) => ({ name: door === '.' ? 'agg-rx' : door.slice(2), types: join(root, types) }));

/** Everything that a door's declarations reach, in one file. */
function rolledUp({ types }, path) {
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: types,
      compiler: { tsconfigFilePath: join(root, 'tsconfig.json') },
      apiReport: { enabled: false },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
      dtsRollup: { enabled: true, untrimmedFilePath: path },
      messages: {
        extractorMessageReporting: { default: { logLevel: 'none' } },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
  });
  const { succeeded } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel !== 'error') message.handled = true;
    },
  });
  if (!succeeded) throw new Error(`${types} can't be rolled up`);
  return readFileSync(path, 'utf8');
}

const printer = ts.createPrinter({ removeComments: true });
function bare(text) {
  const file = ts.createSourceFile('api.d.ts', text, ts.ScriptTarget.Latest);
  const print = (node) => printer.printNode(ts.EmitHint.Unspecified, node, file);
  const imports = file.statements.filter(ts.isImportDeclaration).map(print).join('\n');
  return [imports, ...file.statements.filter((node) => !ts.isImportDeclaration(node)).map(print)].join('\n\n');
}
const formatted = async (text) =>
  prettier.format(text, { ...(await prettier.resolveConfig(join(root, 'package.json'))), parser: 'typescript' });

const scratch = mkdtempSync(join(tmpdir(), 'agg-rx-api-'));
const faults = [];
for (const door of doors) {
  const surface = await formatted(bare(rolledUp(door, join(scratch, 'api.d.ts'))));
  if (!/^export (?:declare|\{)/m.test(surface)) faults.push(`${door.name} has no public name`);
  const file = join(folder, `${door.name}.d.ts`);
  if (isUpdate) writeFileSync(file, surface);
  else if (!readdirSync(folder).includes(`${door.name}.d.ts`)) faults.push(`docs/api/${door.name}.d.ts is not there`);
  else if (readFileSync(file, 'utf8') !== surface) faults.push(`docs/api/${door.name}.d.ts differs from what is built`);
}
rmSync(scratch, { recursive: true });

const known = new Set(doors.map(({ name }) => `${name}.d.ts`));
for (const name of readdirSync(folder)) if (!known.has(name)) faults.push(`docs/api/${name} is of no door`);

console.log(`api: ${doors.length} doors ${isUpdate ? 'written' : 'compared'}`);
if (faults.length > 0 || doors.length === 0) {
  for (const fault of faults) console.error(fault);
  console.error('`npm run api:update` writes them anew; say in CHANGELOG.md what changes for users');
  process.exit(1);
}
