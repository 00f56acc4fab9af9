import { loadAll, YAMLException } from 'js-yaml';
import type { Config } from '../model/config.ts';
import { UserProblem } from '../model/problem.ts';
import { defaultConfig } from './default.ts';
import { globOf } from './glob.ts';
import { linesOf } from './lines.ts';
import { nearest } from './nearest.ts';
import { type ConfigFile, configSchema } from './schema.ts';

type Issue = NonNullable<ReturnType<typeof configSchema.safeParse>['error']>['issues'][number];

/**
 * Reads `architect.yml`, with every default filled in. `ruleIds` are the rules that exist.
 * @throws UserProblem with the offending line where it is not valid.
 */
export function readConfig(
  file: { readonly path: string; readonly text: string } | null,
  ruleIds: readonly string[],
): Config {
  if (file === null) return defaultConfig;
  const value = parse(file.path, file.text);
  if (value === null) return defaultConfig;
  const parsed = configSchema.safeParse(value);
  if (parsed.success) {
    const unknown = Object.keys(parsed.data.rules ?? {}).find((id) => !ruleIds.includes(id));
    if (unknown === undefined) return withDefaults(parsed.data);
    const near = nearest(unknown, ruleIds);
    const hint = near ? `Did you mean \`${near}\`?` : 'Every comment names its rule; docs/rules lists them all.';
    throw problem(file, ['rules', unknown], `there is no rule \`${unknown}\``, hint);
  }
  const [issue] = parsed.error.issues;
  throw issue ? explain(file, issue, value) : problem(file, [], 'it is not a configuration', 'Remove the file.');
}

function parse(path: string, text: string): unknown {
  try {
    const documents = loadAll(text, { maxDepth: 20, maxAliases: 100 });
    if (documents.length > 1) throw new YAMLException('it holds more than one document');
    return documents[0] ?? null;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const at = error.mark ? `${path}:${error.mark.line + 1}` : path;
    throw new UserProblem('config', `${at} is not valid YAML: ${error.reason}.`, 'Correct the line and try again.');
  }
}

function withDefaults(file: ConfigFile): Config {
  return {
    failOn: file['fail-on'] ?? defaultConfig.failOn,
    include: (file.include ?? []).map(globOf),
    exclude: (file.exclude ?? []).map(globOf),
    rules: file.rules ?? defaultConfig.rules,
    comments: { inline: file.comments?.inline ?? defaultConfig.comments.inline },
    deprecation: { days: file.deprecation?.days ?? defaultConfig.deprecation.days },
  };
}

function explain(file: { path: string; text: string }, issue: Issue, value: unknown): UserProblem {
  const path = issue.path.map(String);
  const name = path.length > 0 ? `\`${path.join('.')}\`` : 'the file';
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const known = keysAt(path);
    const near = nearest(key, known);
    const hint = `${near ? `Did you mean \`${near}\`? ` : ''}${path.length > 0 ? name : 'It'} may have ${known.join(', ')}.`;
    return problem(file, [...path, key], `\`${key}\` is not a setting`, hint);
  }
  if (issue.code === 'invalid_value') {
    const given = JSON.stringify(path.reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], value));
    const allowed = issue.values.map(String);
    const near = nearest(given.replaceAll('"', ''), allowed);
    return problem(
      file,
      path,
      `${name} is ${given}`,
      `${near ? `Did you mean \`${near}\`? ` : ''}It may be ${allowed.join(', ')}.`,
    );
  }
  if (issue.code === 'too_big' || issue.code === 'too_small') {
    const bound = issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`;
    return problem(file, path, `${name} is out of range`, `It may be ${bound}.`);
  }
  if (issue.code === 'invalid_type') {
    const wanted = { array: 'a list', object: 'a mapping of settings', record: 'a mapping', int: 'a whole number' };
    const kind = (wanted as Record<string, string>)[issue.expected] ?? `a ${issue.expected}`;
    return problem(
      file,
      path,
      `${name} has to be ${kind}`,
      'schemas/architect-config.schema.json describes every setting.',
    );
  }
  return problem(file, path, `${name}: ${issue.message}`, 'Correct the line and try again.');
}

function keysAt(path: readonly string[]): readonly string[] {
  if (path.length === 0) return Object.keys(configSchema.shape);
  const inner = configSchema.shape[path[0] as keyof ConfigFile]?.unwrap();
  return inner && 'shape' in inner ? Object.keys(inner.shape) : [];
}

function problem(
  file: { path: string; text: string },
  path: readonly string[],
  what: string,
  hint: string,
): UserProblem {
  const line = linesOf(file.text).get(path.join('\n'));
  return new UserProblem('config', `${file.path}${line === undefined ? '' : `:${line}`}: ${what}.`, hint);
}
