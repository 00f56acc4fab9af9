import type { Effect } from '../../model/contract.ts';
import type { AspectLaw } from '../comparison/element.ts';
import { demands, equalJson } from '../comparison/laws.ts';
import { isText, type SchemaContext } from './context.ts';
import { areWithin, asTexts, isAbout, type Typed } from './type.ts';

/** Formats of numbers that say more than the type does in JSON (RFC 8259 section 6): `int64` and `double` do not. */
const ofNumbers = new Set(['int32', 'float']);

/** Formats of texts that JSON Schema or OpenAPI define; those that are encodings are read as such. */
const ofTexts = new Set(
  `date-time date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference uri-template iri
  iri-reference uuid json-pointer relative-json-pointer regex byte binary base64url`.split(/\s+/),
);

/** Formats that are defined and say no more than the type does. */
const idle = new Set(['int64', 'double', 'password']);

/** Whether a format is one that nobody defines: it may mean much, and promises nothing. */
export function isUnknown(format: unknown): boolean {
  const known = [ofNumbers, ofTexts, idle].some((formats) => formats.has(String(format)));
  return typeof format === 'string' && !known && !Object.hasOwn(meant, format);
}

/** Formats that are widely written, defined nowhere, and mean one that is. */
const meant: Readonly<Record<string, string>> = {
  url: 'uri',
  guid: 'uuid',
  datetime: 'date-time',
  'date-time-rfc3339': 'date-time',
  timestamp: 'date-time',
  ip: 'ipv4',
  integer: 'int32',
};

/** Formats of which every text is one of others, too. */
const within: Readonly<Record<string, readonly string[]>> = {
  uri: ['uri-reference', 'iri', 'iri-reference'],
  'uri-reference': ['iri-reference'],
  iri: ['iri-reference'],
  email: ['idn-email'],
  hostname: ['idn-hostname'],
};

/**
 * A format restricts its type, if it is one that JSON Schema or OpenAPI define; any other is a remark (JSON Schema
 * Validation section 7). Of two lists of types those count that are in both; what the types say is not said again.
 */
export function formatLaw(context: Pick<SchemaContext, 'text' | 'site'>): AspectLaw {
  return (was, now) => compareFormats(...asTexts([was as Typed, now as Typed], isText(context)));
}

function compareFormats(a: Typed, b: Typed): Effect | null {
  if (equalJson(a.formats, b.formats)) return null;
  const more: string[] = [];
  const fewer: string[] = [];
  for (const [group, known] of [
    ['number', numericFormats(a, b)],
    ['string', ofTexts],
  ] as const) {
    if (!isAbout(a.types, group) || !isAbout(b.types, group)) continue;
    const [had, has] = [a, b].map(({ formats }) => formats.filter((one) => known.has(String(one))).map(String));
    const holds = (list: readonly string[] | undefined, wide: string) =>
      list?.some((one) => one === wide || within[one]?.includes(wide)) === true;
    for (const one of has ?? []) if (!holds(had, one)) more.push(one);
    for (const one of had ?? []) if (!holds(has, one)) fewer.push(one);
  }
  const sameTypes = equalJson(a.types, b.types);
  if (more.length === 0 && fewer.length === 0) return sameTypes ? 'noted' : null;
  if (more.every((one) => a.formats.some((other) => meant[String(other)] === one)) && fewer.length === 0)
    return 'noted';
  if (fewer.every((one) => b.formats.some((other) => meant[String(other)] === one)) && more.length === 0)
    return 'noted';
  const effect = demands(fewer, more);
  if (sameTypes) return effect;
  // That there are fewer types says more than that a format narrows them, and the other way round.
  if (effect !== 'widened' && areWithin(b.types, a.types)) return fewer.length > 0 ? 'widened' : null;
  if (effect !== 'narrowed' && areWithin(a.types, b.types)) return more.length > 0 ? 'narrowed' : null;
  return effect;
}

/** A format of fractions says nothing of integers. */
function numericFormats({ types }: Typed, other: Typed): ReadonlySet<string> {
  const fractions = [types, other.types].every((list) => list === undefined || list.includes('number'));
  return fractions ? ofNumbers : new Set(['int32']);
}
