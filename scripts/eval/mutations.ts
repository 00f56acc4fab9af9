import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EvalCase, Golden } from './case.ts';
import { lineOf, mutate } from './mutate.ts';
import type { Mutator } from './mutator.ts';
import { readFiles } from './read-files.ts';

const project = join(import.meta.dirname, '../..');
const folder = join(project, 'test/mutations');

/** A mutator, and the two pull requests it makes. */
export interface Mutation {
  /** Its path under `test/mutations/`. */
  readonly id: string;
  readonly mutator: Mutator;
  readonly flawed: EvalCase;
  readonly safe: EvalCase;
}

/** Every file under `test/mutations/`, in path order. @throws Error where a mutator does not fit its seed. */
export async function readMutations(): Promise<readonly Mutation[]> {
  const families = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const ids = families.flatMap(({ name }) =>
    readdirSync(join(folder, name)).map((file) => `${name}/${basename(file, '.ts')}`),
  );
  return Promise.all(ids.toSorted().map(readMutation));
}

/** The cases of the bench: every flawed change, each with its safe twin. */
export function casesOf(mutations: readonly Mutation[]): readonly EvalCase[] {
  return mutations.flatMap(({ flawed, safe }) => [flawed, safe]);
}

async function readMutation(id: string): Promise<Mutation> {
  const module = (await import(pathToFileURL(join(folder, `${id}.ts`)).href)) as { readonly default: Mutator };
  const mutator = module.default;
  try {
    return { id, mutator, ...pairOf(id, mutator) };
  } catch (error) {
    throw new Error(`test/mutations/${id}.ts: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function pairOf(id: string, mutator: Mutator): { readonly flawed: EvalCase; readonly safe: EvalCase } {
  const before = readFiles(join(project, 'test/fixtures/seeds', mutator.seed));
  const after = mutate(before, mutator.flawed);
  const trees = { before, after };
  const golden = mutator.golden.map((label, index): Golden => {
    const places = [label, ...(label.also ?? [])].map((spot) => lineOf(trees, spot));
    const { checks, severity } = label;
    return { id: `${id}#${index + 1}`, checks, places, subject: null, severity, must: label.must === true };
  });
  const common = { title: mutator.title, asOf: '2026-11-20', before, config: null, forbid: [] };
  return {
    flawed: { ...common, id, after, golden, clean: false },
    safe: { ...common, id: `${id} (safe)`, after: mutate(before, mutator.safe), golden: [], clean: true },
  };
}
