import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { progressBar } from './histories/progress-bar.ts';
import { type Mutation, mutationsOf, sampleOf } from './mutants/mutations.ts';
import { openTrial, type Outcome } from './mutants/trial.ts';

const project = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    under: { type: 'string', default: 'src/core/contracts,src/core/rules,src/core/story' },
    tests: { type: 'string', default: 'test/core' },
    sample: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    into: { type: 'string' },
  },
});

interface Tried extends Mutation {
  readonly outcome: Outcome;
}

const all = values.under
  .split(',')
  .flatMap((folder) => filesOf(folder).flatMap((path) => mutationsOf(path, textOf(path))));
const drawn = sampleOf(all, Number(values.sample), Number(values.seed));
const known = new Map(readTried().map((one) => [keyOf(one), one]));
const trial = openTrial(project, values.tests.split(','));
const tried: Tried[] = [];
try {
  if (drawn.some((one) => !known.has(keyOf(one))) && !trial.passes())
    throw new Error('The tests fail without a mutation.');
  const bar = progressBar(drawn.length, 0);
  for (const mutation of drawn) {
    bar.say(`${mutation.path}:${mutation.line}`);
    const one = known.get(keyOf(mutation)) ?? { ...mutation, outcome: trial.try(mutation) };
    if (!known.has(keyOf(mutation)) && values.into) appendFileSync(values.into, `${JSON.stringify(one)}\n`);
    tried.push(one);
    bar.step();
  }
  bar.end();
} finally {
  trial.remove();
}
const survivors = tried.filter(({ outcome }) => outcome === 'survived');
const noticed = tried.length - survivors.length;
console.log(
  `${noticed} of ${tried.length} noticed (${((100 * noticed) / tried.length).toFixed(0)}%), of ${all.length} mutations`,
);
for (const { path, line, was, now } of survivors) console.log(`${path}:${line} \`${was}\` -> \`${now}\``);

/** The source files with code. Rules that are data are left out: their generated copies run, and not the files. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1))
    .filter((path) => !textOf(path).startsWith('// Generated') && !isData(path))
    .toSorted();
}

function isData(path: string): boolean {
  return /\/rules\/[^/]+\//.test(path) && !/\bjudge\b/.test(textOf(path));
}

function textOf(path: string): string {
  return readFileSync(join(project, path), 'utf8');
}

function keyOf({ path, start, was, now }: Mutation): string {
  return [path, start, was, now].join('\n');
}

function readTried(): readonly Tried[] {
  if (!values.into || !existsSync(values.into)) return [];
  const lines = readFileSync(values.into, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Tried);
}
