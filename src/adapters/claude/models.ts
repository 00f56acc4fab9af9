import { UserProblem } from '../../core/model/problem.ts';

/** A model as it is asked for and paid for: US dollars per million tokens, and the most it writes in one answer. */
export interface Model {
  readonly id: string;
  readonly input: number;
  readonly output: number;
  readonly mostOutput: number;
  /** Whom to ask while this one is overloaded: an alias or an id. Null where it is waited for. */
  readonly instead: string | null;
}

/** Which model an alias in an agent file means. */
export type Models = Readonly<Record<string, Model>>;

/** The aliases of today, November 2026; `ARCHITECT_MODELS` lays over them. */
const known: Models = {
  sonnet: { id: 'claude-sonnet-5-5', input: 2, output: 10, mostOutput: 128_000, instead: 'sonnet-5' },
  opus: { id: 'claude-opus-5-5', input: 4, output: 20, mostOutput: 128_000, instead: 'sonnet' },
  haiku: { id: 'claude-haiku-5-5', input: 0.1, output: 0.5, mostOutput: 128_000, instead: null },
  fable: { id: 'claude-fable-5-2', input: 10, output: 50, mostOutput: 128_000, instead: 'opus' },
  // Its price was not read anywhere: this is the dear side of what models of its kind have cost.
  'sonnet-5': { id: 'claude-sonnet-5', input: 3, output: 15, mostOutput: 64_000, instead: null },
};

/**
 * The table with what the operator writes over it: JSON, `{"sonnet": {"id": "...", "input": 2, "output": 10}}`.
 * @throws UserProblem where it is not that.
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
    // Where another model is meant, so may be another host, which does not know whom to ask instead.
    const instead = 'id' in row ? null : (known[alias]?.instead ?? null);
    const model = { mostOutput: 64_000, ...known[alias], instead, ...row } as Partial<Model>;
    if (typeof model.id !== 'string' || !isPrice(model.input) || !isPrice(model.output)) throw wrong;
    if (model.instead !== null && typeof model.instead !== 'string') throw wrong;
    return [alias, model as Model];
  });
  return { ...known, ...Object.fromEntries(rows) };
}

/**
 * The model that is meant by an alias, by `inherit`, or by a full id. An id that is not in the table costs as much as
 * the dearest one: a cap that is met too early is better than none.
 */
export function modelOf(name: string, models: Models): Model {
  const alias = name === 'inherit' ? 'sonnet' : name;
  const found = Object.hasOwn(models, alias) ? models[alias] : Object.values(models).find(({ id }) => id === name);
  if (found !== undefined) return found;
  const dearest = Object.values(models).toSorted((a, b) => b.output - a.output)[0];
  return { id: name, input: dearest?.input ?? 10, output: dearest?.output ?? 50, mostOutput: 64_000, instead: null };
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
