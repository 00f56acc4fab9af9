import { refOf } from '../json-reference.ts';
import type { Content, Mark, Notation } from '../../texts/parsed.ts';

const remarks = 'title description summary example examples externalDocs tags $comment';
const literals = 'const default enum x-extensible-enum x-nullable';
const maps = 'properties patternProperties dependentSchemas dependentRequired $defs definitions mapping';

/** Which content stands under which key: each list of keys as one text. Extensions that are not listed only describe. */
function contents(listed: Partial<Readonly<Record<Content, string>>>): Notation['contentOf'] {
  const known = new Map<string, Content>();
  for (const [content, keys] of Object.entries(listed) as [Content, string][]) {
    for (const key of keys.trim().split(/\s+/)) known.set(key, content);
  }
  return (key, around) => {
    if (around === 'names') return 'fields';
    if (around !== 'fields') return around;
    return known.get(key) ?? (key.charCodeAt(0) === 120 && key.charCodeAt(1) === 45 ? 'prose' : 'fields');
  };
}

/** The contents of a schema's keys, and of those that a format has beside them. */
export function schemaContents(format: Partial<Readonly<Record<Content, string>>>): Notation['contentOf'] {
  const own = { prose: remarks, literal: literals, names: maps };
  const joined = Object.entries(format).map(([content, keys]) => [content, `${own[content as 'names'] ?? ''} ${keys}`]);
  return contents({ ...own, ...Object.fromEntries(joined) });
}

/** Keys that say something about a schema as a whole, and not only about what stands below them. */
export const schemaMarks: ReadonlyMap<string, Mark> = new Map(
  ['allOf', 'not', 'if', 'readOnly', 'writeOnly'].map((key) => [key, 'contextual']),
);

const contentOf = schemaContents({});

/** How a schema by itself is written. */
export const schemaNotation: Notation = {
  referenceOf: refOf,
  contentOf,
  marks: schemaMarks,
};

/** Whether a keyword of a schema only describes it, or is an extension that no reader knows. */
export function isRemark(keyword: string): boolean {
  return contentOf(keyword, 'fields') === 'prose';
}
