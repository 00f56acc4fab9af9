import type { Difference, ElementKind, Format } from '../model/contract.ts';

/** More of a value than this is not read by anybody. */
const longest = 80;

/** A template with its `{placeholders}` filled in, once: braces inside a value are just text. */
export function renderMessage(template: string, values: Readonly<Record<string, string>>): string {
  return once(template, values)
    .replace(fromTo, (whole) => appeared(values) ?? whole)
    .replace(/\{(\w+)\}/g, (whole, key: string) => (Object.hasOwn(values, key) ? (values[key] ?? '') : whole))
    .replace(/^the /, 'The ');
}

/** A value that is a whole of its own stands in itself, and what is called by its component in that: it is named once. */
function once(template: string, { kind, name, where, around: rest }: Readonly<Record<string, string>>): string {
  if (rest !== where && rest !== undefined) return template.replaceAll('`{name}` in {where}', '`{name}` in {around}');
  if (kind !== kinds.schema || name === undefined || name !== where) return template;
  return template.replaceAll('`{name}` in {where}', isPhrase(name) ? '{name}' : '`{name}`');
}

/** Whether it is called what it is, and by no name: `the schema`. */
function isPhrase(name: string): boolean {
  return name.startsWith('the ');
}

const nothing = 'nothing';
const fromTo = / from \{was\} to \{now\}(?=[.,])/u;

/** Nobody says that a limit changed from nothing to `3`, or from `3` to `3`: what is said where one of the two is missing, or both read alike. */
function appeared({ was, now }: Readonly<Record<string, string>>): string | null {
  if (was === now) return '';
  if (was === nothing) return ': {now} now, none before';
  return now === nothing ? ': none now, {was} before' : null;
}

/** What a message may say of a difference. Names come from the pull request and stay on one line, without backticks. */
export function valuesOf(difference: Difference): Readonly<Record<string, string>> {
  const { given } = difference;
  const aspect = aspectOf(difference);
  const name = tame(difference.name, longest);
  const where = place(difference.where);
  const print = difference.aspect === 'pattern' ? patterns : printed;
  const [was, now] = wherePart(difference.was, difference.now).map(print) as [string, string];
  return {
    ...Object.fromEntries(Object.entries(given).map(([key, value]) => [key, tame(String(value), longest)])),
    kind: kindOf(difference),
    name,
    where,
    around: around(name, where),
    what: whole(difference, name, around(name, where)),
    aspect,
    was,
    now,
    sent: answering.includes(difference.format) ? 'returned' : 'sent',
    change:
      aspect === 'presence'
        ? happened(difference)
        : renderMessage('changed its `{aspect}` from {was} to {now}.', { aspect, was, now }).slice(0, -1),
  };
}

/** How much of what two long texts share is shown before the place where they part. */
const shared = 12;

/** The second half of a character that two units spell. */
const halfPair = /^[\uDC00-\uDFFF]/;

/** Two texts that begin alike for longer than anybody reads, from shortly before the place where they part. */
function wherePart(was: unknown, now: unknown): readonly [unknown, unknown] {
  if (typeof was !== 'string' || typeof now !== 'string') return [was, now];
  let length = 0;
  while (length < was.length && was[length] === now[length]) length++;
  if (length < longest - shared || was === now) return [was, now];
  const [one, other] = [was, now].map((text) => text.slice(length - shared).replace(halfPair, ''));
  return [`…${one}`, `…${other}`];
}

/** Where a part is: one that is called by its component, as `Orders[]` is, does not say a second time that it is in it. */
function around(name: string, where: string): string {
  const [component = ''] = where.split(' in ', 1);
  const isSaid = component !== where && name.startsWith(component) && /^[ [{]/.test(name.slice(component.length));
  return isSaid ? where.slice(component.length + ' in '.length) : where;
}

/** The formats of services that answer; in the others a message or a document is sent, and nobody asked for it. */
const answering: readonly Format[] = ['openapi', 'graphql', 'smithy'];

/** An aspect as its format calls it; what a list may hold beyond what it names, as it is usually written. */
function aspectOf({ format, aspect }: Pick<Difference, 'format' | 'aspect'>): string {
  if (aspect === 'unevaluatedItems') return 'items';
  return format === 'avro' && aspect === 'format' ? 'logical type' : aspect;
}

/** The placeholders of `valuesOf` that are there for every difference. */
export const placeholders = ['kind', 'name', 'where', 'what', 'aspect', 'was', 'now', 'sent', 'change'] as const;

/** A value as code, short: strings bare, unless they could be taken for something else. */
export function printed(value: unknown): string {
  const words = [value].flat();
  if (value === null || value === undefined || words.length === 0) return nothing;
  const bare = words.every(
    (word) =>
      typeof word === 'string' &&
      (parametric.test(word) || isDirective.test(word) || isBraced(word) || !(mistakable.test(word) || isJson(word))),
  );
  return code(bare ? words.join(', ') : JSON.stringify(value));
}

/** Patterns as code: nothing in them is a list, or of JSON. */
function patterns(value: unknown): string {
  const all = [value].flat();
  const isWritten = all.length > 0 && all.every((one) => typeof one === 'string' && one.trim() !== '');
  return isWritten ? all.map((one) => code(String(one))).join(' and ') : printed(value);
}

/** A text as code, short. */
export function code(text: string): string {
  return `\`${tame(text, longest)}\``;
}

/** Where something is, in words that come from the pull request: one line, without backticks. */
export function place(where: string): string {
  return tame(where, 2 * longest);
}

/** Literals, nothing, and what begins or ends like a text or like a list: `map<string, Item>` does not. */
const mistakable = /^(?![\w.-]+[<(][^"]*[>)]$)(?:.*,.*|\s*|[\s"{].*)$/s;

/** A type that is made of others, as `map<string, Order>`: its commas end no word. */
const parametric = /^[a-z]+<[^<>"]+>$/;

/** How directives of GraphQL are written, which are like nothing of JSON. */
const isDirective = /^@\w/;

/** Whether a word is a value of GraphQL, `{field: TITLE}`, or has a place for one, as `{region}.shop.example`: both are like nothing of JSON. */
function isBraced(word: string): boolean {
  return /^\{[^"\s,]*\}[^"\s,]*$|^\{\w+:[^"]*\}$/.test(word) && !isJson(word);
}

/** How numbers, literals and lists of JSON begin. Most words do not, and need not be tried. */
const likeJson = /^[[{\-\dtfn]/;

/** Whether a word says a value of another kind: a list of GraphQL, `[String!]`, does not. */
function isJson(word: string): boolean {
  if (!likeJson.test(word)) return false;
  try {
    JSON.parse(word);
    return true;
  } catch {
    return false;
  }
}

/** One line, no backticks, cut where it is too long. */
function tame(value: string, most: number): string {
  const start = value
    .slice(0, most + 1)
    .replace(/\s+/g, ' ')
    .replaceAll('`', "'");
  return start.length > most ? `${start.slice(0, most - 1).toWellFormed()}…` : start;
}

const kinds: Readonly<Record<ElementKind, string>> = {
  contract: 'contract',
  server: 'server',
  operation: 'operation',
  security: 'way to authenticate',
  parameter: 'parameter',
  body: 'body',
  'media-type': 'media type',
  response: 'response',
  header: 'header',
  schema: 'value',
  property: 'field',
  variant: 'alternative',
  'enum-value': 'listed value',
  constraint: 'constraint',
  service: 'service',
  resource: 'resource',
  type: 'type',
  'possible-type': 'possible type',
  argument: 'argument',
  directive: 'directive',
  file: 'file',
  option: 'option',
  message: 'message',
  enum: 'enum',
  extension: 'extension',
  setting: 'setting',
  rpc: 'method',
  constant: 'constant',
};

/** What has a name of its own in the whole contract. */
const byName: readonly ElementKind[] = [
  'operation',
  'service',
  'resource',
  'type',
  'file',
  'message',
  'enum',
  'extension',
  'constant',
];

/** What people call a part in its format: an operation of GraphQL is what a client writes, and not what it starts from. */
function kindOf({ kind, format }: Pick<Difference, 'kind' | 'format'>): string {
  return (format === 'graphql' ? inGraphql[kind] : undefined) ?? kinds[kind];
}

const inGraphql: Partial<Readonly<Record<ElementKind, string>>> = { operation: 'field', 'enum-value': 'enum value' };

function whole(difference: Difference, name: string, where: string): string {
  const { kind, aspect } = difference;
  if (kind === 'schema' && name === where) {
    if (isPhrase(name)) return name;
    return aspect === 'presence' ? `the schema \`${name}\`` : `\`${name}\``;
  }
  if (kind === 'schema') return `${aspect === 'presence' ? 'the schema of ' : ''}\`${name}\` in ${where}`;
  if (kind === 'contract') return name;
  if (kind === 'body' || kind === 'response') return `the ${name} in ${where}`;
  const called = `the ${kindOf(difference)} \`${name}\``;
  return byName.includes(kind) ? called : `${called} in ${where}`;
}

function happened({ was, now }: Difference): string {
  if (was === null) return 'was added';
  return now === null ? 'was removed' : 'changed';
}
