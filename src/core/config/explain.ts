import type { ConfigText } from '../model/change-set.ts';
import type { Unread } from '../model/contract.ts';
import { lineInYaml } from '../texts/yaml.ts';
import { nearest } from './nearest.ts';
import { type ConfigFile, configSchema, folderSchema } from './schema.ts';

type Issue = NonNullable<ReturnType<typeof configSchema.safeParse>['error']>['issues'][number];

/** A schema issue as problems for people, each with its line and what is allowed there. */
export function explain(file: ConfigText, issue: Issue, value: unknown): readonly Unread[] {
  if (issue.code !== 'unrecognized_keys') return [explainValue(file, issue, value)];
  return issue.keys.slice(0, mostKeys).map((key) => explainKey(file, issue.path.map(keyOf), key));
}

/** The most unknown keys of one mapping that are reported. */
const mostKeys = 20;

type Key = string | number;

function keyOf(key: PropertyKey): Key {
  return typeof key === 'number' ? key : String(key);
}

function nameOf(path: readonly Key[]): string {
  return path.length > 0 ? `\`${path.join('.')}\`` : 'the file';
}

function explainKey(file: ConfigText, path: readonly Key[], key: string): Unread {
  const known = keysAt(path, file.folder);
  const near = nearest(key, known);
  const where = path.length > 0 ? nameOf(path) : 'It';
  const hint = `${near ? `Did you mean \`${near}\`? ` : ''}${where} may have ${known.join(', ')}.`;
  return problem(file, [...path, key], `\`${key}\` is not a setting`, hint);
}

function explainValue(file: ConfigText, issue: Issue, value: unknown): Unread {
  const path = issue.path.map(keyOf);
  const name = nameOf(path);
  if (issue.code === 'invalid_value') {
    const given = JSON.stringify(
      path.reduce<unknown>((at, key) => (at as Record<string | number, unknown>)?.[key], value),
    );
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
  if (issue.code === 'invalid_union') {
    return problem(file, path, `${name} has to be a text, or a list of texts`, 'Correct the line and try again.');
  }
  return problem(file, path, `${name} ${issue.message}`, 'Correct the line and try again.');
}

function keysAt(path: readonly Key[], folder: string): readonly string[] {
  const { shape } = folder === '' ? configSchema : folderSchema;
  if (path.length === 0) return Object.keys(shape);
  let schema: unknown = configSchema.shape[path[0] as keyof ConfigFile];
  for (const key of [...path.slice(1), null]) {
    const inner = innerOf(schema);
    if (key === null) return keysOf(inner);
    const { shape, element } = inner as { shape?: Record<string | number, unknown>; element?: unknown };
    schema = shape?.[key] ?? element;
  }
  return [];
}

function innerOf(schema: unknown): unknown {
  const { type, unwrap } = schema as { type?: string; unwrap?: () => unknown };
  return type === 'optional' ? unwrap?.() : schema;
}

function keysOf(schema: unknown): readonly string[] {
  return Object.keys((schema as { shape?: Record<string, unknown> } | undefined)?.shape ?? {});
}

/** A problem at `path`, the keys from the root; its line is that of the last key that is in the text. */
export function problem(file: ConfigText, path: readonly Key[], because: string, fix: string): Unread {
  return { file: file.path, line: lineInYaml(file.text, path), because, fix, kind: 'configuration' };
}
