import { inJson } from '../../texts/exact.ts';
import { isMap } from '../document-store.ts';

/** Follows references within the document, as far as they lead to a map. */
export type Resolve = (value: unknown) => Readonly<Record<string, unknown>>;

/** Deeper than this a value is left empty, and so is what comes after so many. */
const deepest = 6;
const most = 60;
const longest = 200;

/**
 * A value that a schema allows, as far as an example goes: one that the contract gives, else a default, the first of an
 * enum, or one of its type. What is sent has the fields that are required, what is received has all.
 */
export function sampleOf(
  resolve: Resolve,
  schema: unknown,
  way: 'input' | 'output',
  holder: Readonly<Record<string, unknown>>,
): unknown {
  let left = most;
  return given(holder) ?? sample(schema, 0);

  function sample(schema: unknown, depth: number): unknown {
    left -= 1;
    const told = resolve(schema);
    const known = given(told);
    if (known !== undefined) return known;
    if (depth > deepest || left <= 0) return null;
    const parts = listed(told['allOf']).map((part) => sample(part, depth + 1));
    const maps = parts.filter(isMap);
    if (maps.length > 0) return Object.assign({}, ...maps, fieldsOf(told, depth)) as Record<string, unknown>;
    const [choice] = [...listed(told['oneOf']), ...listed(told['anyOf'])];
    if (choice !== undefined) return sample(choice, depth + 1);
    return plain(told, depth);
  }

  function plain(told: Readonly<Record<string, unknown>>, depth: number): unknown {
    const { type, items } = told;
    const kind = [type].flat().find((one) => one !== 'null');
    if (kind === 'array' || items !== undefined) return depth < deepest && left > 0 ? [sample(items, depth + 1)] : [];
    if (kind === 'object' || isMap(told['properties'])) return fieldsOf(told, depth);
    if (kind === 'integer' || kind === 'number') return typeof told['minimum'] === 'number' ? told['minimum'] : 1;
    if (kind === 'boolean') return true;
    return texts[String(told['format'])] ?? 'text';
  }

  function fieldsOf(told: Readonly<Record<string, unknown>>, depth: number): Record<string, unknown> {
    const properties = isMap(told['properties']) ? told['properties'] : {};
    const required = listed(told['required']);
    const unsent = way === 'input' ? 'readOnly' : 'writeOnly';
    const wanted = Object.entries(properties).filter(([name, one]) => {
      if (resolve(one)[unsent] === true) return false;
      return way === 'output' || required.includes(name);
    });
    return Object.fromEntries(wanted.map(([name, one]) => [name, sample(one, depth + 1)]));
  }
}

const texts: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00Z',
  uuid: '00000000-0000-4000-8000-000000000000',
  email: 'name (at) example.com',
  uri: 'https://example.com',
};

/** A value that is written down; undefined where none is. A long one is no example. */
function given(told: Readonly<Record<string, unknown>>): unknown {
  const [first] = listed(told['examples']);
  const [literal] = listed(told['enum']);
  const found = [told['example'], first, told['const'], told['default'], literal].find((one) => one !== undefined);
  return JSON.stringify(found, inJson)?.length > longest * 10 ? undefined : found;
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
