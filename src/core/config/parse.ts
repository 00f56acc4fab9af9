import { loadAll, YAMLException } from 'js-yaml';
import type { ConfigText } from '../model/change-set.ts';
import type { Unread } from '../model/contract.ts';
import { explain, problem } from './explain.ts';
import { isBaselinePath } from '../model/config.ts';
import { nearest } from './nearest.ts';
import { baselineSchema, type ConfigFile, configSchema, folderSchema } from './schema.ts';

/** The most problems of one text that are reported. */
const mostProblems = 20;

/**
 * Parses a text; if it is not valid, returns its problems, in the order of their lines. `ruleIds` are the rules that exist;
 * null skips that check.
 */
export function parseConfig(
  text: ConfigText,
  ruleIds: readonly string[] | null,
): ConfigFile | readonly [Unread, ...Unread[]] {
  const read = readYaml(text);
  if ('problem' in read) return [read.problem];
  const { value } = read;
  if (value === null) return {};
  const schema = isBaselinePath(text.path) ? baselineSchema : text.folder === '' ? configSchema : folderSchema;
  const parsed: ReturnType<typeof configSchema.safeParse> = schema.safeParse(value);
  const wrong = [
    ...(parsed.error?.issues ?? []).slice(0, mostProblems).flatMap((issue) => explain(text, issue, value)),
    ...unknownRules(text, value, ruleIds),
  ];
  const [first, ...others] = wrong.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, mostProblems);
  if (first) return [first, ...others];
  return parsed.data ?? [problem(text, [], 'it is not a configuration', 'Remove the file.')];
}

function unknownRules(text: ConfigText, value: unknown, ruleIds: readonly string[] | null): readonly Unread[] {
  const { rules } = value as { readonly rules?: unknown };
  if (ruleIds === null || typeof rules !== 'object' || rules === null || Array.isArray(rules)) return [];
  const unknown = Object.keys(rules).filter((id) => !ruleIds.includes(id));
  return unknown.slice(0, mostProblems).map((id) => {
    const near = nearest(id, ruleIds);
    const hint = near ? `Did you mean \`${near}\`?` : 'Every comment names its rule; docs/rules lists them all.';
    return problem(text, ['rules', id], `there is no rule \`${id}\``, hint);
  });
}

function readYaml({ path, text }: ConfigText): { readonly value: unknown } | { readonly problem: Unread } {
  try {
    const documents = loadAll(text, { maxDepth: 20, maxAliases: 100 });
    if (documents.length > 1) throw new YAMLException('it holds more than one document');
    return { value: documents[0] ?? null };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark ? error.mark.line + 1 : 1;
    const because = `it is not valid YAML: ${error.reason}`;
    return {
      problem: { file: path, line, because, fix: 'Correct the line and try again.', kind: 'configuration' },
    };
  }
}
