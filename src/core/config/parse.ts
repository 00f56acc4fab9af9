import { loadAll, YAMLException } from 'js-yaml';
import type { ConfigText } from '../model/change-set.ts';
import type { Unread } from '../model/contract.ts';
import { explain, problem } from './explain.ts';
import { isBaselinePath } from '../model/config.ts';
import { nearest } from './nearest.ts';
import { baselineSchema, type ConfigFile, configSchema, folderSchema } from './schema.ts';

/** What a text says, or the first thing that is wrong with it. `ruleIds` are the rules that exist; null does not look. */
export function parseConfig(text: ConfigText, ruleIds: readonly string[] | null): ConfigFile | Unread {
  const value = yamlOf(text);
  if (value === null) return {};
  if (isUnread(value)) return value.unread;
  const schema = isBaselinePath(text.path) ? baselineSchema : text.folder === '' ? configSchema : folderSchema;
  const parsed: ReturnType<typeof configSchema.safeParse> = schema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return issue ? explain(text, issue, value) : problem(text, [], 'it is not a configuration', 'Remove the file.');
  }
  const unknown = Object.keys(parsed.data.rules ?? {}).find((id) => ruleIds !== null && !ruleIds.includes(id));
  if (unknown === undefined) return parsed.data;
  const near = nearest(unknown, ruleIds ?? []);
  const hint = near ? `Did you mean \`${near}\`?` : 'Every comment names its rule; docs/rules lists them all.';
  return problem(text, ['rules', unknown], `there is no rule \`${unknown}\``, hint);
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
