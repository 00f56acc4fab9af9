import type { Effect } from '../../model/contract.ts';
import { below, type Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { demands } from '../comparison/laws.ts';
import { written } from '../comparison/written.ts';
import { isMap, type Node, own, pathOf } from '../document-store.ts';
import { itemsOf, keywordSpot, type Reading } from './reading.ts';
import { grantsScopes, schemeNamed, schemeNames, schemePart, type SchemeReading, wireOf } from './security-scheme.ts';

/** What one alternative asks of one scheme. */
export interface Demand {
  readonly name: string;
  readonly scheme: Node | undefined;
  /** What a client has to do on each request; empty where the scheme is not described. */
  readonly wire: string;
  /** Scopes and roles, as they are listed. */
  readonly listed: readonly string[];
  /** Whether what is listed are scopes that a token has to have. For other schemes the list names roles, for people. */
  readonly scoped: boolean;
  readonly at: Spot;
  /** The names of all schemes of this side. */
  readonly declared: ReadonlySet<string>;
}

interface Alternative extends Element {
  readonly demands: readonly Demand[];
}

/** How callers may prove who they are: the operation's own alternatives, else those of the whole contract. */
export function security(operation: Node, reading: Reading): Element[] {
  const explicit = own(operation, 'security');
  const list = explicit ?? own(reading.root, 'security');
  const holder = list ?? { raw: undefined, spot: operation.spot };
  let all: readonly Element[] | undefined;
  return [
    {
      kind: 'security',
      key: '',
      name: 'authentication',
      flow: 'input',
      at: holder.spot,
      role: 'detail',
      given: {},
      identity: `security ${explicit ? pathOf(explicit.spot).join('/') : ''}`,
      ...(explicit ? {} : { component: 'authentication' }),
      aspects: () => [],
      parts: () => alternatives(holder, reading),
      removed: (part) => combinedIn(part, (all ??= alternatives(holder, reading))),
    },
  ];
}

function alternatives(list: Node, reading: Reading): Element[] {
  const items = itemsOf(list, reading.documents).filter(({ raw }) => isMap(raw));
  return alternativesOf(
    list,
    items.map((item) => ({ item, demands: demandsOf(item, reading) })),
    reading,
  );
}

/** The alternatives of a list, each with what it asks for; without any, nobody has to prove anything. */
export function alternativesOf(
  list: Node,
  asked: readonly { readonly item: Node; readonly demands: readonly Demand[] }[],
  reading: SchemeReading,
): Element[] {
  if (asked.length === 0) {
    const given = list.raw === undefined ? { unwritten: true } : {};
    return [{ ...alternative('anonymous', list, [], reading), given }];
  }
  const namesOf = (all: readonly Demand[]) => all.map(({ name }) => name).join(' + ') || 'anonymous';
  const counts = Map.groupBy(asked, ({ demands: all }) => namesOf(all));
  return asked.map(({ item, demands: all }) => {
    const name = namesOf(all);
    const told = all.flatMap(({ listed }) => listed).join(', ');
    return alternative(counts.get(name)?.length === 1 || told === '' ? name : `${name} (${told})`, item, all, reading);
  });
}

/** What a map of schemes asks for, by their names. */
export function demandsOf(item: Node, reading: SchemeReading): Demand[] {
  const names = isMap(item.raw) ? Object.keys(item.raw).toSorted() : [];
  return names.map((name) => demand(name, schemeNamed(name, reading), own(item, name) ?? item, reading));
}

/** What one scheme asks for, with the scopes or roles of a list. */
export function demand(name: string, scheme: Node | undefined, list: Node, reading: SchemeReading): Demand {
  const listed = Array.isArray(list.raw) ? list.raw.map(written) : [];
  const wire = wireOf(scheme?.raw);
  const scoped = grantsScopes(scheme?.raw);
  return { name, scheme, wire, listed, scoped, at: list.spot, declared: schemeNames(reading) };
}

function alternative(name: string, node: Node, all: readonly Demand[], reading: SchemeReading): Alternative {
  return {
    kind: 'security',
    key: name,
    name,
    flow: 'input',
    at: node.via ?? node.spot,
    role: 'choice',
    given: all.some((one) => isUndeclared(one)) ? { undeclared: true } : {},
    demands: all,
    coveredBy: (sibling) => isAlternative(sibling) && covers(sibling.demands, all),
    renamedFrom: (other) => (isAlternative(other) ? likeness(all, other.demands) : 0),
    aspects: () => [
      listing(
        'scopes',
        demands,
        all.filter(({ scoped }) => scoped),
        all.length > 1,
        node,
      ),
      listing(
        'roles',
        rolesLaw,
        all.filter(({ scoped }) => !scoped),
        all.length > 1,
        node,
      ),
      credential(all, node),
    ],
    parts: () =>
      all.flatMap(({ name: one, scheme }) => (scheme === undefined ? [] : [schemePart(one, scheme, reading)])),
  };
}

/** Whether nothing of this side describes the scheme: how a client satisfies it is nowhere. A `$ref` that is not read may lead to it. */
function isUndeclared({ scheme, declared }: Demand): boolean {
  return scheme === undefined && !declared.has('$ref');
}

function isAlternative(element: Element): element is Alternative {
  return 'demands' in element;
}

/** More ways to authenticate than this are not held against one that is gone. */
const mostCombined = 100;

/** What a way to authenticate that is gone is asked for together with now, where it is. */
function combinedIn(part: Element, all: readonly Element[]): Element['given'] {
  if (!isAlternative(part) || part.demands.length === 0 || all.length > mostCombined) return {};
  if (part.given['undeclared'] === true) return {};
  const { demands: shown } = part;
  const more = all.find((one) => isAlternative(one) && one.demands.length > shown.length && covers(shown, one.demands));
  return more === undefined ? {} : { combined: true, with: more.name };
}

/** Whether whoever satisfies one alternative satisfies the other: it asks for no other scheme and no other scope. */
function covers(now: readonly Demand[], was: readonly Demand[]): boolean {
  return now.every((wanted) =>
    was.some((shown) => {
      if (!isSameScheme(shown, wanted)) return false;
      return !wanted.scoped || wanted.listed.every((scope) => shown.listed.includes(scope));
    }),
  );
}

function isSameScheme(was: Demand, now: Demand): boolean {
  if (was.name === now.name) return was.wire === now.wire;
  return was.wire !== '' && was.wire === now.wire && !now.declared.has(was.name);
}

/** How much one alternative looks like another one that was edited: the same schemes, or what is the same on the wire. */
function likeness(was: readonly Demand[], now: readonly Demand[]): number {
  const words = (all: readonly Demand[], part: 'name' | 'wire') =>
    all
      .map((one) => one[part])
      .toSorted()
      .join(' + ');
  if (was.length === 0 || now.length === 0) return 0;
  if (words(was, 'name') === words(now, 'name')) return covers(now, was) ? 3 : 2;
  const known = was.every(({ wire }) => wire !== '');
  return known && words(was, 'wire') === words(now, 'wire') ? 1 : 0;
}

function listing(
  aspect: 'scopes' | 'roles',
  law: AspectLaw,
  of: readonly Demand[],
  named: boolean,
  node: Node,
): AspectValue {
  const value = of.flatMap(({ name, listed }) => listed.map((one) => (named ? `${name}:${one}` : one)));
  const differsAt = (other: unknown) => {
    const known = new Set(other as readonly string[]);
    const at = value.findIndex((one) => !known.has(one));
    return of.length === 1 && of[0] && at >= 0 ? below(of[0].at, at) : undefined;
  };
  return { aspect, value, law, stated: true, at: of[0]?.at ?? node.spot, differsAt };
}

/** Roles are told to people, and not exchanged: what a caller of today has is not known. Told for the first time, they may always have been asked for. */
const rolesLaw: AspectLaw = (was, now) => {
  const effect = demands(was, now);
  const first = Array.isArray(was) && was.length === 0;
  return effect === null || effect === 'widened' ? effect : first ? 'noted' : 'replaced';
};

/**
 * The schemes by name. Another one that looks the same on the wire asks for another credential, if both are there; what
 * one that is no longer described asks for cannot be told.
 */
function credential(all: readonly Demand[], node: Node): AspectValue {
  return {
    aspect: 'credential',
    value: all,
    shown: all.map(({ name, scheme }) => (scheme === undefined ? `${name} (not described)` : name)),
    law: (was, now) => credentialLaw(was as readonly Demand[], now as readonly Demand[]),
    stated: true,
    at: all[0] ? keywordSpot(node, all[0].name) : node.spot,
  };
}

function credentialLaw(was: readonly Demand[], now: readonly Demand[]): Effect | null {
  const [lost, told] = [undescribed(now), undescribed(was)];
  if (was.some(({ name, scheme }) => scheme !== undefined && lost.has(name))) return 'replaced';
  if (areOthers(was, now)) return 'replaced';
  return now.some(({ name, scheme }) => scheme !== undefined && told.has(name)) ? 'noted' : null;
}

function undescribed(all: readonly Demand[]): ReadonlySet<string> {
  return new Set(all.flatMap(({ name, scheme }) => (scheme === undefined ? [name] : [])));
}

function areOthers(was: readonly Demand[], now: readonly Demand[]): boolean {
  const [shown, wanted] = [was, now].map((all) => new Set(all.map(({ name }) => name)));
  const kept = was.some(({ name }) => !wanted?.has(name) && now.some(({ declared }) => declared.has(name)));
  return kept && now.some(({ name }) => !shown?.has(name) && was.some(({ declared }) => declared.has(name)));
}
