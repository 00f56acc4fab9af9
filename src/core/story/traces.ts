import type { ContractFacts, Difference } from '../model/contract.ts';
import { addressesOf, shapeOf } from '../model/same-api.ts';
import { limits } from '../rules/limits.ts';
import type { Judged } from './unit.ts';

/**
 * What is declared otherwise: a field of a message or a schema, a listed value, an alternative, a method or an operation, the
 * HTTP request that leads to it, a whole service or type. A limit is told by what it was and is: what has it may be called
 * otherwise in a description.
 */
export interface Trace {
  readonly kind: 'field' | 'value' | 'variant' | 'call' | 'request' | 'service' | 'type' | 'limit';
  /** What is called otherwise went and came. */
  readonly move: 'went' | 'came' | 'typed';
  /** The names that lead to it: `shop`, `v1`, `Order` of a message, and one that a description made of them. */
  readonly holder: readonly string[];
  /** How many of them are those of its package. */
  readonly packaged: number;
  readonly name: string;
  /** The file that declares it. */
  readonly file: string;
  readonly contract: ContractFacts;
}

const kinds: Readonly<Partial<Record<Difference['kind'], Trace['kind']>>> = {
  property: 'field',
  'enum-value': 'value',
  variant: 'variant',
  rpc: 'call',
  service: 'service',
  message: 'type',
  enum: 'type',
  schema: 'type',
};

/** What a description says otherwise than before. */
export function describedIn(part: Judged): readonly Trace[] {
  const { contract, difference } = part;
  if (contract.format !== 'openapi') return [];
  const { kind, aspect, now, given, name } = difference;
  if (limiting.has(aspect)) return limitsOf(part);
  if (kind !== 'operation') return tracesOf(part, name);
  if (aspect !== 'presence' || now !== null) return [];
  const names = String(given['operationId'] ?? '').split(/[._]/);
  const one = { ...standing(part), move: 'went', holder: names.slice(0, -1), packaged: 0 } as const;
  const addresses = contract.outline.before === null ? [] : addressesOf(contract.outline.before, name);
  // With the whole service its calls go.
  return [
    { ...one, kind: 'call', name: names.at(-1) ?? '' },
    { ...one, kind: 'service', name: '' },
    ...addresses.map((address) => ({ ...one, kind: 'request', holder: [address], name: '' }) as const),
  ];
}

/** The requests that were answered with a method which is gone, or is called otherwise: a description has them by their addresses. */
function requestsOf(part: Judged): readonly Trace[] {
  const { kind, aspect, was, now, given } = part.difference;
  const isGone = (aspect === 'presence' && now === null) || (aspect === 'http' && was !== null);
  if (!isGone || (kind !== 'rpc' && kind !== 'service') || !given['requests']) return [];
  const written = String(given['requests']).split('\n').slice(0, mostRequests);
  // A variable of several segments is one in a description, or has a variable for each of its own.
  const shapes = written.flatMap((request) => [
    shapeOf(request),
    request.replace(/\{([^}]+)\}/g, '$1').replace(/\*+/g, '{}'),
  ]);
  return [...new Set(shapes)].map((address) => {
    return { ...standing(part), kind: 'request', move: 'went', holder: [address], packaged: 0, name: '' } as const;
  });
}

/** Of so many requests of one service the addresses are known. */
const mostRequests = 200;

/** Of so many operations the bodies are known by their names. */
const mostBodies = 30;

/** What protobuf or Smithy declares otherwise than before. What is new breaks nobody there. */
export function declaredIn(part: Judged): readonly Trace[] {
  const { contract, difference } = part;
  const { kind, aspect, was, now, name, direction, usedBy, subject } = difference;
  if (contract.format === 'protobuf') {
    const all = tracesOf(part, subject.replace(/^.*: \w+ | \(\w+\)$/g, ''));
    if (aspect !== 'name') return [...all.filter(({ move }) => move !== 'came'), ...requestsOf(part)];
    return all.flatMap((one): Trace[] => [
      { ...one, move: 'went', name: String(was) },
      { ...one, move: 'came', name: String(now) },
    ]);
  }
  if (contract.format !== 'smithy') return [];
  if (limiting.has(aspect)) return limitsOf(part);
  if (kind === 'operation') {
    const isGone = aspect === 'binding' || (aspect === 'presence' && now === null);
    return isGone ? [{ ...standing(part), kind: 'call', move: 'went', holder: [''], packaged: 0, name }] : [];
  }
  const body = direction === 'input' ? 'RequestContent' : 'ResponseContent';
  return tracesOf(part, name)
    .filter(({ move }) => move !== 'came')
    .flatMap((one) => [
      one,
      ...usedBy.slice(0, mostBodies).map((operation) => ({ ...one, holder: [`${operation}${body}`] })),
    ]);
}

/** A change of a limit or a pattern. */
function limitsOf(part: Judged): readonly Trace[] {
  const { aspect, was, now, direction } = part.difference;
  const name = JSON.stringify([aspect, direction, was, now]);
  return [{ ...standing(part), kind: 'limit', move: 'typed', holder: [''], packaged: 0, name }];
}

const limiting: ReadonlySet<Difference['aspect']> = new Set(['pattern', ...limits]);

function standing({ contract, difference }: Judged): Pick<Trace, 'file' | 'contract'> {
  return { file: difference.before?.file ?? contract.path, contract };
}

function tracesOf(part: Judged, type: string): readonly Trace[] {
  const { kind, aspect, was, now, subject } = part.difference;
  const isType = aspect === 'type' || aspect === 'enum';
  const what = kind === 'schema' && isType ? 'field' : kinds[kind];
  // The HTTP request that led to a method is gone from a description.
  const isUncalled = aspect === 'http' && was !== null;
  const move = isUncalled ? 'went' : aspect === 'presence' ? (now === null ? 'went' : 'came') : 'typed';
  if (what === undefined || !(isType || isUncalled || aspect === 'presence' || aspect === 'name')) return [];
  const [, pack = '', path = ''] = /^(?:package ([\w.]+)|.*?): (.*?)(?: \(\w+\)(?: \w+)?)?$/.exec(subject) ?? [];
  const packages = pack === '' ? [] : pack.split('.');
  const found = { ...standing(part), kind: what, move, packaged: packages.length } as const;
  if (what === 'type' || what === 'service') {
    return move === 'went' ? [{ ...found, holder: [...packages, ...type.split('.')], name: '' }] : [];
  }
  const [, holder = '', name = ''] = /^(.*?) > (?:(?:rpc|variant) )?(.*)$/.exec(path) ?? [];
  return [{ ...found, holder: [...packages, ...holder.split('.')], name }];
}
