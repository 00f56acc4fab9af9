import type { Aspect } from '../model/aspect.ts';
import type { Difference } from '../model/contract.ts';
import { limits } from '../rules/limits.ts';
import { listed } from '../rules/listed.ts';
import { code, place, printed } from '../rules/render-message.ts';
import { breakingFirst, type Judged, joined, saying, type Unit } from './unit.ts';

/**
 * Joins what one edit asks of the same fields or the same value; the finding that is as bad as any says the others too:
 *
 * - fields that are new and fields that were there become required in one list;
 * - a field is refused, or a parameter is gone, where another one becomes required: it may have another name;
 * - an object that is closed no longer has some of its fields;
 * - an object of Smithy loses members that were always sent and others;
 * - a value gets several limits, or an object limits several of its fields.
 */
export function askedTogether(units: readonly Unit[]): readonly Unit[] {
  const fieldAsked = (part: Judged) => listAskedOf(part) ?? noNullIn(part);
  const required = joined(
    units,
    (unit) => (isAsking(unit) ? sameOf(unit, fieldAsked) : null),
    withSentence(requiredToo),
  );
  const asked = (part: Judged) => fieldAsked(part) ?? parameterAskedOf(part);
  const renamed = joinedTo(
    required,
    (unit) => (isAsking(unit) ? aboutOf(unit, asked) : null),
    (unit) => aboutOf(ownOf(unit), goneFrom),
  );
  const closed = joinedTo(
    renamed,
    (unit) => aboutOf(unit, closedBy),
    (unit) => aboutOf(unit, refusedIn),
  );
  const lost = joined(
    closed,
    (unit) => sameOf(unit, lostFrom),
    withSentence((others) => goneToo(others.flatMap(({ parts }) => parts))),
  );
  const limited = joined(lost, (unit) => sameOf(unit, limitedOf), withSentence(limitedToo));
  const inObjects = joined(
    limited,
    (unit) => sameOf(unit, objectLimited),
    (some) => (some.length < fewestLimited ? some : withSentence(fieldsLimitedToo)(some)),
  );
  return joined(inObjects, contractLimited, (some) =>
    some.length < fewestInContract ? some : withSentence(valuesLimitedToo)(some),
  );
}

/** From how many fields of one object on limits that come are one edit. */
const fewestLimited = 3;
/** From how many values of one contract on they are: somebody went through all of it. */
const fewestInContract = 5;

/** What says that a value gets a limit or a pattern where it had none. */
const limitingFirst: ReadonlySet<string> = new Set([
  'contract/request-limit-introduced',
  'contract/request-pattern-introduced',
  'contract/schema-limit-introduced',
]);

/** The contract of which a value gets a limit that it did not have, and what it breaks; null where something else is said. */
function contractLimited({ finding: { rule }, parts: [first] }: Unit): string | null {
  return limitingFirst.has(rule) ? `${rule} ${first.contract.path}` : null;
}

/** The object of a field that gets a limit it did not have; null where a part is about something else. */
function objectLimited({ finding: { rule }, difference }: Judged): string | null {
  const { kind, aspect, direction, name, subject } = difference;
  const end = ` > ${name} (${direction}) ${aspect}`;
  if (kind !== 'schema' || !limitingFirst.has(rule) || !subject.endsWith(end)) return null;
  return `${rule} ${direction} ${subject.slice(0, -end.length)}`;
}

/** A unit without what only went with it, as the type of a field that is gone. */
function ownOf(unit: Unit): Unit {
  const [first, ...others] = unit.parts;
  return { ...unit, parts: [first, ...others.filter(({ finding }) => finding.rule === first.finding.rule)] };
}

/** What a field or a parameter is gone from; null where a part is about something else. */
function goneFrom(part: Judged): string | null {
  return refusedIn(part) ?? parameterGoneFrom(part);
}

/** What all parts of a unit are about, each once; null where one of them is about something else. */
function aboutOf({ parts }: Unit, about: (part: Judged) => string | null): readonly string[] | null {
  const all = new Set(parts.map(about));
  return all.has(null) ? null : ([...all] as string[]).toSorted();
}

/** The same as one text. */
function sameOf(unit: Unit, about: (part: Judged) => string | null): string | null {
  const all = aboutOf(unit, about);
  return all && JSON.stringify(all);
}

/** Joins what is gone to the first that asks for more, or closes an object, wherever it is gone from. */
function joinedTo(
  units: readonly Unit[],
  askedOf: (unit: Unit) => readonly string[] | null,
  goneOf: (unit: Unit) => readonly string[] | null,
): readonly Unit[] {
  const asking = new Map(
    units.flatMap((unit) => {
      const asked = askedOf(unit);
      return asked === null ? [] : [[unit, new Set(asked)] as const];
    }),
  );
  const each = [...asking].flatMap(([unit, asked]) => [...asked].map((one) => ({ unit, one })));
  const askingOf = Map.groupBy(each, ({ one }) => one);
  const leadOf = (unit: Unit): Unit | null => {
    const [first, ...others] = goneOf(unit) ?? [];
    const leads = first === undefined ? [] : (askingOf.get(first) ?? []);
    return leads.find(({ unit: lead }) => others.every((one) => asking.get(lead)?.has(one)))?.unit ?? null;
  };
  return joined(units, (unit) => (asking.has(unit) ? unit : leadOf(unit)), withGone);
}

/** The list of required fields that a request has to keep to now; null where a part is about something else. */
function listAskedOf({ difference }: Judged): string | null {
  const { kind, aspect, direction, effect, name, subject } = difference;
  if (kind !== 'property' || direction !== 'input' || effect !== 'narrowed') return null;
  if (aspect !== 'required' && (aspect !== 'presence' || difference.was !== null)) return null;
  return holderOf(subject, name, aspect === 'required' ? ' required' : '');
}

/** What holds a field that is sent, as its subject begins; what is sent and received of a model of Smithy goes both ways. */
function holderOf(subject: string, name: string, after = ''): string | null {
  const end = ['input', 'both'].map((way) => `${name} (${way})${after}`).find((one) => subject.endsWith(one));
  const holder = end === undefined ? null : subject.slice(0, -end.length);
  // What a schema by itself holds stands right behind its file.
  return holder !== null && /(?: >|:) $/.test(holder) ? `required ${holder.replace(/ > $/, '')}` : null;
}

/** The list of required fields beside a field that it does not name and that is refused, or gone; null where a part is about something else. */
function refusedIn({ finding: { rule }, difference: { name, subject } }: Judged): string | null {
  return refusing.has(rule) ? holderOf(subject, name) : null;
}

/** The list of required fields beside which one of its fields may no longer be null; null where a part is about something else. */
function noNullIn({ difference: { kind, aspect, direction, effect, name, subject } }: Judged): string | null {
  const end = ` > ${name} (input) nullable`;
  const isNoMore = kind === 'schema' && aspect === 'nullable' && direction === 'input' && effect === 'narrowed';
  return isNoMore && subject.endsWith(end) ? `required ${subject.slice(0, -end.length)}` : null;
}

/** The object that is closed, as its list of required fields is named; null where a part is about something else. */
function closedBy({ finding: { rule }, difference: { aspect, subject } }: Judged): string | null {
  const end = ` (input) ${aspect}`;
  return rule === 'contract/request-object-closed' && subject.endsWith(end)
    ? `required ${subject.slice(0, -end.length)}`
    : null;
}

function isClosing({ parts: [first] }: Unit): boolean {
  return closedBy(first) !== null;
}

/** The operation that asks for a parameter it did not have, or the field of GraphQL for an argument; null where a part is about something else. */
function parameterAskedOf({ finding, difference }: Judged): string | null {
  return askingMore.has(finding.rule) ? parametersOf(difference) : null;
}

const askingMore: ReadonlySet<string> = new Set([
  'contract/required-parameter-added',
  'contract/required-argument-added',
]);

/** Of Smithy, where nothing says that what is not known is refused. */
const memberRemoved = 'contract/generated-member-removed';

/** The object of a model that loses a member which clients receive, asked for or not; null where a part is about something else. */
function lostFrom({ finding: { rule }, difference: { format, direction, name, subject } }: Judged): string | null {
  const end = ` > ${name} (${direction})`;
  const isLost = rule === memberRemoved || rule === 'contract/response-field-removed';
  return format === 'smithy' && isLost && direction !== 'input' && subject.endsWith(end)
    ? `lost ${subject.slice(0, -end.length)}`
    : null;
}

/** What says of a field that is sent that it is there no more. */
const refusing: ReadonlySet<string> = new Set([
  'contract/request-field-refused',
  'contract/input-field-removed',
  memberRemoved,
]);

/** The operation that a parameter is gone from, or the field of GraphQL an argument; null where a part is about something else. */
function parameterGoneFrom({ finding, difference }: Judged): string | null {
  return askingLess.has(finding.rule) ? parametersOf(difference) : null;
}

const askingLess: ReadonlySet<string> = new Set(['contract/parameter-removed', 'contract/argument-removed']);

function parametersOf({ kind, subject }: Difference): string | null {
  const at = subject.lastIndexOf(` > ${kind} `);
  return at < 0 ? null : `parameters ${subject.slice(0, at)}`;
}

/** How long, large or many a value may be, how it is written, and whether it may be none. */
const limiting: ReadonlySet<Aspect> = new Set([
  ...limits,
  'pattern',
  'format',
  'contentEncoding',
  'contentMediaType',
  'nullable',
]);

/** The value that a limit is about; null where a part is about something else. */
function limitedOf({ difference: { kind, aspect, direction, effect, subject } }: Judged): string | null {
  if (kind !== 'schema' || !limiting.has(aspect)) return null;
  const way = effect === 'replaced' ? (direction === 'input' ? 'narrowed' : 'widened') : effect;
  return `${direction} ${way} ${subject.slice(0, -aspect.length)}`;
}

function withSentence(sentenceOf: (others: readonly Unit[]) => string) {
  return (units: readonly [Unit, ...Unit[]]): readonly Unit[] => {
    const [first, ...others] = breakingFirst(units);
    if (others.length === 0) return [first];
    const message = `${first.finding.message} ${sentenceOf(others)}`;
    return [saying(first, message, others)];
  };
}

/** Whether it is about a field or a parameter that a request has to have. */
function isAsking({ parts: [first] }: Unit): boolean {
  return (listAskedOf(first) ?? parameterAskedOf(first)) !== null;
}

/** The one that asks for fields or parameters, or closes an object, says those that are refused or gone. */
function withGone(units: readonly [Unit, ...Unit[]]): readonly Unit[] {
  const isCause = (unit: Unit) => isAsking(unit) || isClosing(unit);
  const [causes, going] = [units.filter(isCause), units.filter((unit) => !isCause(unit))];
  const [first, ...others] = causes;
  if (first === undefined || going.length === 0) return units;
  return [...withSentence((gone) => sentencesOfGone(first, gone))([first, ...going]), ...others];
}

/** What is gone, and what from, unless all that is asked of loses the same. */
function sentencesOfGone(asking: Unit, gone: readonly Unit[]): string {
  const placesOf = ({ parts }: Unit) => new Set(parts.map(({ difference }) => difference.where)).size;
  const own = gone.map(ownOf);
  const parts = own.flatMap((unit) => unit.parts);
  if (own.every((unit) => placesOf(unit) === placesOf(ownOf(asking)))) return goneToo(parts);
  const byPlace = Map.groupBy(parts, ({ difference }) => difference.where);
  return [...byPlace].map(([where, some]) => goneToo(some).replace(/\.$/, ` in ${place(where)}.`)).join(' ');
}

function goneToo(parts: readonly Judged[]): string {
  const names = namesOf(parts);
  const is = names.size === 1 ? 'is' : 'are';
  const isGone = (part: Judged) => parameterGoneFrom(part) !== null || part.finding.rule === memberRemoved;
  return `${listed([...names])} ${is} ${parts.some(isGone) ? 'gone' : 'refused now'}.`;
}

function requiredToo(others: readonly Unit[]): string {
  const parts = others.flatMap((unit) => unit.parts);
  const asked = parts.filter((part) => listAskedOf(part) !== null);
  const came = asked[0]?.difference.aspect === 'required' ? 'became required too' : 'came as required too';
  const noNull = namesOf(parts.filter((part) => noNullIn(part) !== null));
  const more = noNull.size === 0 ? '' : ` ${listed([...noNull])} may no longer be null.`;
  return `${listed([...namesOf(asked)])} ${came}.${more}`;
}

function namesOf(parts: readonly Judged[]): ReadonlySet<string> {
  return new Set(parts.map(({ difference }) => code(difference.name)));
}

function fieldsLimitedToo(others: readonly Unit[]): string {
  const names = others.flatMap(({ parts }) => parts.map(({ difference }) => code(difference.name)));
  return `${listed([...new Set(names)])} of it are limited too.`;
}

function limitedToo(others: readonly Unit[]): string {
  const said = others.map(({ parts: [{ difference }] }) => {
    const { aspect, was, now } = difference;
    const [before, after] = [was, now].map((value) => (value === null ? 'none' : printed(value)));
    return `${code(aspect)} (${after} now, ${before} before)`;
  });
  return `Changed with it: ${listed(said)}.`;
}

function valuesLimitedToo(others: readonly Unit[]): string {
  const names = new Set(others.map(({ parts: [first] }) => code(first.difference.name)));
  return `${listed([...names])} are limited too.`;
}
