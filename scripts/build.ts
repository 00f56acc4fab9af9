import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { grammarNames, loadGrammar } from '../src/adapters/local/grammars.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
const compiler = join(root, 'node_modules/typescript/bin/tsc');
execFileSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });

mkdirSync(join(dist, 'grammars'));
for (const name of grammarNames) {
  writeFileSync(join(dist, 'grammars', `${name}.wasm`), await loadGrammar(name));
}
