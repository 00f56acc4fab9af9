import { refOf } from '../document-store.ts';

/** What a comparison meets on its way. */
export interface Visitor {
  /** Decides on a `$ref` on each side. */
  follow(before: string, after: string): boolean;
  /** Set where a keyword changes what a `$ref` below it means for the schema that it is in. */
  contextual?: boolean;
}

/** Keywords that mean nothing on the wire. Extensions mean nothing either, but for those the readers know. */
const remarks = new Set(['description', 'summary', 'title', 'example', 'examples', 'externalDocs', 'tags', '$comment']);
const knownExtensions = new Set(['x-sunset', 'x-stability-level', 'x-extensible-enum', 'x-nullable']);

const bending = new Set(['allOf', 'not', 'if', 'readOnly', 'writeOnly']);

/** Keywords whose value is a map of names, in which `title` or `x-total` is a name like any other. */
const nameMaps = new Set(
  `properties patternProperties dependentSchemas dependentRequired $defs definitions schemas responses parameters headers
  requestBodies securitySchemes securityDefinitions callbacks pathItems paths webhooks content mapping encoding channels
  messages operations servers variables scopes additionalOperations`.split(/\s+/),
);

/** Whether two nodes say the same to a machine, down to their `$ref`s, which are left to the visitor. */
export function equal(before: unknown, after: unknown, visitor: Visitor): boolean {
  return equalIn(before, after, visitor, false);
}

function equalIn(a: unknown, b: unknown, visitor: Visitor, names: boolean | 'each'): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index++)
      if (!equalIn(a[index], b[index], visitor, names === 'each')) return false;
    return true;
  }
  return (
    !Array.isArray(b) && equalMaps(a as Record<string, unknown>, b as Record<string, unknown>, visitor, names === true)
  );
}

function equalMaps(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
  visitor: Visitor,
  names: boolean,
): boolean {
  const [refBefore, refAfter] = names ? [null, null] : [refOf(a), refOf(b)];
  const bothRefer = refBefore !== null && refAfter !== null;
  if (bothRefer && !visitor.follow(refBefore, refAfter)) return false;
  let count = 0;
  for (const key in b) if (names || matters(key)) count++;
  for (const key in a) {
    if (!names && !matters(key)) continue;
    if (!names && bending.has(key)) visitor.contextual = true;
    const value = a[key];
    const other = b[key];
    if (!Object.hasOwn(b, key)) return false;
    count--;
    if (value === other || (bothRefer && key === '$ref')) continue;
    if (!equalIn(value, other, visitor, !names && namesBelow(key))) return false;
  }
  return count === 0;
}

/** Whether the keys below a field are names; those of `security` are so in each alternative of its list. */
function namesBelow(key: string): boolean | 'each' {
  return key === 'security' ? 'each' : nameMaps.has(key);
}

/** Whether a field of an object can mean something to a machine: prose does not, nor does an extension that nobody knows. */
export function matters(key: string): boolean {
  if (key.charCodeAt(0) === 120 && key.charCodeAt(1) === 45) return knownExtensions.has(key);
  return !remarks.has(key);
}
