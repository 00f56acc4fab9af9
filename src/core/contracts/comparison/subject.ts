import type { ElementKind, Format } from '../../model/contract.ts';
import type { Spot } from '../../texts/document.ts';
import type { Element, Flow } from './element.ts';
import type { Frame } from './frames.ts';

/** The elements from an operation or a component down to the one that is looked at; `anchor` starts a subject. */
export interface Trail {
  /** The component the trail starts in, or an empty string for the contract itself. */
  readonly anchor: string;
  readonly elements: readonly Element[];
  readonly flow: Flow;
  /** Inside something that is not sent this way. */
  readonly notSent: boolean;
  /** Whether nothing leads clients there. */
  readonly unasked: boolean;
  /** Inside something of which nobody knows which way it goes. */
  readonly undirected: boolean;
  /** Inside an answer that a call failed. */
  readonly failed: boolean;
  readonly frame: Frame;
  /** The format of what it is in, where that is another one than the contract's. */
  readonly format?: Format | undefined;
  /** What all of it is called, for people. */
  readonly whole: string;
  /** What operations carry each way, for people. */
  readonly carried?: Element['carried'];
  /** The operations that lead to it, where the format knows. */
  readonly usedBy?: (() => readonly string[]) | undefined;
  /** The edited `$ref` through which all of it is met. */
  readonly edited?: Edited | undefined;
  /** The `$ref` through which one side alone meets all of it, in a component that nobody touched. */
  readonly only?: { readonly before?: Spot; readonly after?: Spot } | undefined;
}

/** A `$ref` that points to another component now. */
export interface Edited {
  readonly was: string;
  readonly now: string;
  readonly before: Spot;
  readonly after: Spot;
  /** What refers to it. */
  readonly trail: Trail;
  /** Where else the same was edited alike. */
  readonly also: Spot[];
}

/** The trail of two elements that are parts of those it leads to. */
export function stepInto(trail: Trail, a: Element, b: Element): Trail {
  const notSent = trail.notSent || a.notSent === true || b.notSent === true;
  const unasked = trail.unasked || a.unasked === true;
  const undirected = trail.undirected || a.undirected === true;
  return { ...trail, elements: [...trail.elements, b], notSent, unasked, undirected };
}

/** What rules may know of whether clients are led to a place, which way, and whether their calls have failed there. */
export function askedOf({ unasked, undirected, failed }: Trail): Element['given'] {
  return { ...(unasked && { unasked }), ...(undirected && { undirected }), ...(failed && { failed }) };
}

/** What a difference is about, in words that do not move with lines: half of a finding's fingerprint. */
export function subjectOf(trail: Trail): string {
  const parts = trail.elements.filter(({ kind, key }) => kind !== 'schema' || key === 'itemSchema').map(stepOf);
  const start = trail.anchor === '' ? [] : [trail.anchor];
  return `${[...start, ...parts].join(' > ')} (${trail.flow})`;
}

/** What a person calls the last element of the trail, or the nearest around it that has a name. */
export function nameOf({ anchor, elements, whole }: Trail): string {
  const index = namedIndex(elements);
  const element = elements[index];
  if (element === undefined) return anchor || elements[0]?.name || whole;
  if (element.kind === 'constraint') {
    const from = elements.findLastIndex(({ kind }, at) => at <= index && kind === 'property');
    const path = from < 0 ? valuePath(anchor, [element]) : valuePath('', elements.slice(from, index + 1));
    return path || String(element.given['constraint'] ?? '');
  }
  if (element.kind === 'response') return `${element.name} response`;
  return element.kind === 'body' ? 'request body' : element.name;
}

/** An operation that clients answer: the service sends its requests. */
const called = /^(?:callback|webhook) /;
const ofCalled = {
  input: 'responses to',
  output: 'requests of',
  one: 'operation',
  values: 'requests of and responses to',
};
const ofHttp = { input: 'requests to', output: 'responses of', one: 'operation', values: 'requests and responses of' };

/** Where it is, for people: what holds it, and the operations that meet it. */
export function whereOf({ anchor, elements, flow, carried, whole }: Trail, usedBy: readonly string[]): string {
  const named = namedIndex(elements);
  const { heldBy } = elements[named] ?? {};
  if (heldBy !== undefined) return heldBy;
  const holders = elements.slice(0, Math.max(0, named));
  const last = elements.at(-1)?.kind;
  const all = wholeOf(elements, whole);
  if (last === 'server' && anchor !== '') return all;
  const aboutCalls = last === 'security' || last === 'server';
  const path = elements.length === 0 || aboutCalls ? '' : valuePath(anchor, holders);
  const [first] = carried === null ? [] : usedBy;
  const http = first !== undefined && called.test(first) ? ofCalled : ofHttp;
  const { input, output, one = 'operation', values = output } = carried ?? http;
  const both = last === 'enum-value' || carried === undefined ? values : output;
  // An argument goes the other way than the field that has it.
  const sent = (elements[0]?.flow ?? flow) === 'input' ? input : flow === 'both' ? both : output;
  const place = aboutCalls ? '' : anchor === '' ? placeIn(holders) : sent;
  if (first === undefined || last === 'operation') {
    // What is asked in some cases only is asked of something.
    const named = path.startsWith('(') ? `${all} ${path}` : path;
    return named || (anchor === '' ? place : '') || all;
  }
  const others = usedBy.length - 1;
  const more = others === 0 ? '' : ` and ${others} more ${one}${others > 1 ? 's' : ''}`;
  const phrase = anchor === '' && place !== '' ? `${place} of ${first}${more}` : `${place} ${first}${more}`.trim();
  return path === '' ? phrase : `${path} in ${phrase}`;
}

/** What all of it is called: a schema that stands by itself is no API, and an extension is part of what it extends. */
function wholeOf([first]: readonly Element[], whole: string): string {
  if (first?.kind === 'extension') return `the extensions of ${String(first.given['extendee'])}`;
  return first?.kind === 'schema' && first.name !== '' ? first.name : whole;
}

/** What refers to a component, for people: `the 200 response of GET /orders`, `customer in Order in requests to POST /orders`. */
export function referrerOf(trail: Trail, usedBy: readonly string[]): string {
  const { kind } = trail.elements[namedIndex(trail.elements)] ?? {};
  const where = whereOf(trail, usedBy);
  const name = nameOf(trail);
  if (name.startsWith('[')) return `the items of ${where}`;
  return kind === 'response' || kind === 'body' ? `the ${name} of ${where}` : `${name} in ${where}`;
}

const unnamed: readonly ElementKind[] = ['schema', 'media-type', 'contract'];

/** The index of the last element with a name of its own; a media type has one only where it is the last. */
function namedIndex(elements: readonly Element[]): number {
  if (elements.at(-1)?.kind === 'media-type') return elements.length - 1;
  return elements.findLastIndex(({ kind }) => !unnamed.includes(kind));
}

/** An element as a step of a subject. */
export function stepOf({ kind, key, name }: Element): string {
  return kind === 'property' || kind === 'constraint' || kind === 'enum-value' ? name : `${kind} ${key}`.trim();
}

/** `Order.items[]`: from the component or the body down. */
function valuePath(anchor: string, elements: readonly Element[]): string {
  let path = anchor;
  for (const { kind, key, name } of elements) {
    if (kind === 'property') path += path === '' ? name : `.${name}`;
    if (kind === 'constraint') path += /^(?:\[\d*\]|\{(?:key)?\})$/.test(name) ? name : ` ${name}`;
    if (kind === 'directive') path = name;
    // All headers of a message, as one object.
    if (kind === 'header' && key === '' && path !== '') path = `the headers of ${path}`;
    if (kind === 'variant') path += path === '' ? spoken(name) : ` (${name})`;
  }
  return path.trim();
}

/** An alternative that has no name goes by its fields, or by nothing. */
function spoken(name: string): string {
  return /^with(?:out)? /.test(name) ? `the alternative ${name}` : name;
}

const placing: readonly ElementKind[] = ['body', 'response', 'parameter', 'header', 'message', 'server'];

function placeIn(elements: readonly Element[]): string {
  const index = elements.findLastIndex(({ kind }) => placing.includes(kind));
  const place = elements[index];
  if (place === undefined) return '';
  if (place.kind === 'header' && place.key === '') return `the headers of ${placeIn(elements.slice(0, index))}`;
  if (place.kind === 'body') return 'the request body';
  if (place.kind === 'response') return `the ${place.name} response`;
  if (place.kind === 'header' || place.kind === 'message' || place.kind === 'server') {
    return `the ${place.kind} ${place.name}`;
  }
  return `the ${String(place.given['in'])} parameter ${place.name}`;
}
