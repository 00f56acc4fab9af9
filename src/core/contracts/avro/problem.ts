import { below, type Document } from '../../texts/document.ts';
import { isMap, nodesOf } from '../document-store.ts';
import type { Problem } from '../format.ts';
import { definitionsIn, keywords, primitives, wholeOf } from './names.ts';

const shapes: Readonly<Record<string, string>> = { record: 'fields', error: 'fields', enum: 'symbols' };

/** Why a text is no schema: a type without a name, or with the name of another, or two fields of one name. */
export function problemIn(document: Document): Problem | null {
  const { value } = document;
  if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) {
    return { because: 'it is no schema', fix: 'write a type, or a list of types' };
  }
  for (const node of nodesOf(document)) {
    const { raw, spot } = node;
    const key = isMap(raw) ? shapes[String(raw['type'])] : undefined;
    if (key === undefined || !isMap(raw) || !Array.isArray(raw[key])) continue;
    if (typeof raw['name'] !== 'string') {
      return { at: spot, because: `a type of the kind ${String(raw['type'])} has no name`, fix: 'name it' };
    }
    if (key === 'symbols' && Object.hasOwn(raw, 'default') && !(raw[key] as unknown[]).includes(raw['default'])) {
      const because = `the default of \`${raw['name']}\` is none of its symbols`;
      return { at: below(spot, 'default'), because, fix: 'name one of them' };
    }
    const seen = new Set<string>();
    for (const [index, entry] of (raw[key] as unknown[]).entries()) {
      const name = isMap(entry) ? entry['name'] : entry;
      const at = below(spot, key, index);
      if (typeof name !== 'string' || (key === 'fields' && !(isMap(entry) && 'type' in entry))) {
        return { at, because: `\`${raw['name']}\` has an entry that is none`, fix: 'give it a name and a type' };
      }
      // Beside the name of a field stands a type by its name, and none that still says what is in it.
      const written = isMap(entry) && key === 'fields' ? namesIn(entry['type']).find(isBare) : undefined;
      if (written !== undefined) {
        const because = `the type of \`${name}\` is \`${written}\`, and nothing is called so`;
        return { at: below(at, 'type'), because, fix: `write { "type": { "type": "${written}", ... } }` };
      }
      if (seen.has(name)) {
        const because = `\`${raw['name']}\` has two entries called \`${name}\``;
        return { at, because, fix: 'keep one of them' };
      }
      seen.add(name);
    }
  }
  const defined = new Set<string>();
  for (const { name, node } of definitionsIn(wholeOf(document).node)) {
    if (defined.has(name))
      return { at: node.spot, because: `two types are called \`${name}\``, fix: 'rename one of them' };
    defined.add(name);
  }
  return null;
}

/** The names that a type is, or may be one of. */
function namesIn(type: unknown): readonly unknown[] {
  return isMap(type) ? (Array.isArray(type['type']) ? type['type'] : []) : [type].flat();
}

/** Whether a word begins a type that it cannot be by itself. */
function isBare(name: unknown): name is string {
  return typeof name === 'string' && keywords.has(name) && !primitives.has(name);
}
