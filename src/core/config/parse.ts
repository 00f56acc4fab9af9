import { loadAll, YAMLException } from 'js-yaml';
import type { ConfigText } from '../model/change-set.ts';
import type { Unread } from '../model/contract.ts';
import { explain, problem } from './explain.ts';
import { isBaselinePath } from '../model/config.ts';
import { nearest } from './nearest.ts';
import { baselineSchema, type ConfigFile, configSchema, folderSchema } from './schema.ts';

/** So much of what is wrong with one text is told. */
const mostWrong = 20;

/**
 * What a text says, or all that is wrong with it, in the order of its lines. `ruleIds` are the rules that exist; null does
 * not look.
 */
export function parseConfig(
  text: ConfigText,
  ruleIds: readonly string[] | null,
): ConfigFile | readonly [Unread, ...Unread[]] {
  const value = yamlOf(text);
  if (value === null) return {};
  if (isUnread(value)) return [value.unread];
  const schema = isBaselinePath(text.path) ? baselineSchema : text.folder === '' ? configSchema : folderSchema;
  const parsed: ReturnType<typeof configSchema.safeParse> = schema.safeParse(value);
  const wrong = [
    ...(parsed.error?.issues ?? []).slice(0, mostWrong).flatMap((issue) => explain(text, issue, value)),
    ...unknownRules(text, value, ruleIds),
  ];
  const [first, ...others] = wrong.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, mostWrong);
  if (first) return [first, ...others];
  return parsed.data ?? [problem(text, [], 'it is not a configuration', 'Remove the file.')];
}

function unknownRules(text: ConfigText, value: unknown, ruleIds: readonly string[] | null): readonly Unread[] {
  const { rules } = value as { readonly rules?: unknown };
  if (ruleIds === null || typeof rules !== 'object' || rules === null || Array.isArray(rules)) return [];
  const unknown = Object.keys(rules).filter((id) => !ruleIds.includes(id));
  return unknown.slice(0, mostWrong).map((id) => {
    const near = nearest(id, ruleIds);
    const hint = near ? `Did you mean \`${near}\`?` : 'Every comment names its rule; docs/rules lists them all.';
    return problem(text, ['rules', id], `there is no rule \`${id}\``, hint);
  });
}

class NotYaml {
  readonly unread: Unread;

  constructor(unread: Unread) {
    this.unread = unread;
  }
}

function isUnread(value: unknown): value is NotYaml {
  return value instanceof NotYaml;
}

function yamlOf({ path, text }: ConfigText): unknown {
  try {
    const documents = loadAll(text, { maxDepth: 20, maxAliases: 100 });
    if (documents.length > 1) throw new YAMLException('it holds more than one document');
    return documents[0] ?? null;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark ? error.mark.line + 1 : 1;
    const because = `it is not valid YAML: ${error.reason}`;
    return new NotYaml({
      file: path,
      line,
      because,
      fix: 'Correct the line and try again.',
      kind: 'configuration',
    });
  }
}
