/**
 * The tool names of agent files, and our tools that they stand for. Who may read files may use all that reads files.
 */
const ours: ReadonlyMap<string, readonly string[]> = new Map([
  ['read', ['read_file', 'contract_diff', 'list_endpoints', 'get_facts']],
  ['grep', ['grep']],
  ['glob', ['list_files']],
  ['ls', ['list_files']],
  ['search', ['grep', 'list_files']],
]);

/** Every tool. */
export const everyTool: readonly string[] = [...new Set([...ours.values()].flat())];

/** The tools an agent may use, and the requested ones that it does not get. */
export interface Allowed {
  readonly tools: readonly string[];
  readonly refused: readonly string[];
}

/** A file can only narrow the tools of an agent: a tool that is not ours is refused. */
export function allowedTools(wanted: unknown, unwanted: unknown): Allowed {
  const asked = wanted === undefined ? ['*'] : namesIn(wanted);
  const without = new Set(namesIn(unwanted).flatMap(toolsOf));
  const granted = new Set(asked.flatMap(toolsOf));
  return {
    tools: everyTool.filter((tool) => granted.has(tool) && !without.has(tool)),
    refused: asked.filter((name) => toolsOf(name).length === 0),
  };
}

function toolsOf(name: string): readonly string[] {
  if (name === '*') return everyTool;
  if (everyTool.includes(name)) return [name];
  return ours.get(name.toLowerCase()) ?? [];
}

/** A list, or names separated by commas. Parentheses belong to their name: `Agent(one, two)`. */
function namesIn(value: unknown): readonly string[] {
  const words = Array.isArray(value) ? value.slice(0, 100) : typeof value === 'string' ? split(value) : [];
  return words.flatMap((word: unknown) => (typeof word === 'string' && word.trim() !== '' ? [word.trim()] : []));
}

function split(value: string): readonly string[] {
  return value.replace(/^\[|\]$/g, '').match(/(?:[^,(]|\([^)]*\)?)+/g) ?? [];
}
