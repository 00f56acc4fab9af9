import { UserProblem } from '../../core/model/problem.ts';

/** A model's id, its price in US dollars per million tokens, and the longest answer it writes. */
export interface Model {
  readonly id: string;
  readonly input: number;
  readonly output: number;
  readonly mostOutput: number;
  /** The model to ask while this one is overloaded, an alias or an id; null to wait for this one. */
  readonly instead: string | null;
}

/** The model that each alias of an agent file means. */
export type Models = Readonly<Record<string, Model>>;

/** The aliases as of November 2026; `ARCHITECT_MODELS` overrides them. */
const known: Models = {
  sonnet: { id: 'claude-sonnet-5-5', input: 2, output: 10, mostOutput: 128_000, instead: 'sonnet-5' },
  opus: { id: 'claude-opus-5-5', input: 4, output: 20, mostOutput: 128_000, instead: 'sonnet' },
  haiku: { id: 'claude-haiku-5-5', input: 0.1, output: 0.5, mostOutput: 128_000, instead: null },
  fable: { id: 'claude-fable-5-2', input: 10, output: 50, mostOutput: 128_000, instead: 'opus' },
  // Its price is not published: this is the high end of what models of its kind have cost.
  'sonnet-5': { id: 'claude-sonnet-5', input: 3, output: 15, mostOutput: 64_000, instead: null },
};

/**
 * The table with the operator's overrides: JSON like `{"sonnet": {"id": "...", "input": 2, "output": 10}}`.
 * @throws UserProblem if they are not of that shape.
 */
export function modelsOf(overrides: string | null): Models {
  if (overrides === null) return known;
  const wrong = new UserProblem(
    'models',
    'ARCHITECT_MODELS is not a table of models.',
    'Write it as {"sonnet": {"id": "claude-...", "input": 2, "output": 10}}, in US dollars per million tokens.',
  );
  const table = parsed(overrides);
  if (typeof table !== 'object' || table === null || Array.isArray(table)) throw wrong;
  const rows = Object.entries(table).map(([alias, row]): [string, Model] => {
    if (typeof row !== 'object' || row === null) throw wrong;
    // Another model may be on another host, which may not have our fallback.
    const instead = 'id' in row ? null : (known[alias]?.instead ?? null);
    const model = { mostOutput: 64_000, ...known[alias], instead, ...row } as Partial<Model>;
    if (typeof model.id !== 'string' || !isPrice(model.input) || !isPrice(model.output)) throw wrong;
    if (model.instead !== null && typeof model.instead !== 'string') throw wrong;
    return [alias, model as Model];
  });
  return { ...known, ...Object.fromEntries(rows) };
}

/**
 * The model for an alias, `inherit` or a full id. An unknown id costs as much as the most expensive one: reaching a
 * limit too early is better than exceeding it.
 */
export function modelOf(name: string, models: Models): Model {
  const alias = name === 'inherit' ? 'sonnet' : name;
  const found = Object.hasOwn(models, alias) ? models[alias] : Object.values(models).find(({ id }) => id === name);
  if (found !== undefined) return found;
  const mostExpensive = Object.values(models).toSorted((a, b) => b.output - a.output)[0];
  return {
    id: name,
    input: mostExpensive?.input ?? 10,
    output: mostExpensive?.output ?? 50,
    mostOutput: 64_000,
    instead: null,
  };
}

function isPrice(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
