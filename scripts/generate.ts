import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  builtFormats,
  commandsIndex,
  contractsIndex,
  eventsIndex,
  languagesIndex,
  rulesIndex,
  toolsIndex,
} from './generate/collection.ts';
import type { Generated } from './generate/files.ts';
import { schemas } from './generate/schemas.ts';

const root = join(import.meta.dirname, '..');
const checking = process.argv.includes('--check');

/** Compares the files with those on disk and writes them, unless only checking. Returns the paths that were stale. */
function update(files: Generated): readonly string[] {
  const stale = [...files].filter(([path, text]) => {
    const full = join(root, path);
    return (existsSync(full) ? readFileSync(full, 'utf8') : null) !== text;
  });
  for (const [path, text] of checking ? [] : stale) {
    const full = join(root, path);
    mkdirSync(dirname(full), { recursive: true });
    if (text === null) rmSync(full);
    else writeFileSync(full, text);
  }
  return stale.map(([path]) => path);
}

const stale = [
  ...update(
    new Map([
      ['src/core/rules/index.ts', await rulesIndex(root)],
      ['src/core/contracts/generated.ts', contractsIndex(root)],
      ['src/core/model/built-formats.ts', await builtFormats(root)],
      ['src/core/languages/generated.ts', languagesIndex(root)],
      ['src/core/commands/index.ts', commandsIndex(root)],
      ['src/core/events/index.ts', eventsIndex(root)],
      ['src/core/agents/tools/index.ts', toolsIndex(root)],
    ]),
  ),
];
const names = 'src/core/model/built-formats.ts';
for (const path of stale) console.log(checking ? `${path} is stale` : `wrote ${path}`);
if (!checking && stale.includes(names)) {
  // The schemas list the formats, and what knows their names was loaded before these were written.
  process.exitCode = spawnSync(process.execPath, [import.meta.filename], { stdio: 'inherit' }).status ?? 1;
} else if (!checking || stale.length === 0) {
  // Imported only now: the pages and schemas are made by the rules of the index, which may just have been written.
  const [{ documents }, { rules }] = await Promise.all([
    import('./generate/files.ts'),
    import('../src/core/rules/index.ts'),
  ]);
  const more = [...update(schemas(Object.keys(rules))), ...update(await documents(root, rules))];
  for (const path of more) console.log(checking ? `${path} is stale` : `wrote ${path}`);
  stale.push(...more);
}
if (checking && stale.length > 0) {
  console.error('Run `npm run generate` and commit what it writes.');
  process.exitCode = 1;
}
