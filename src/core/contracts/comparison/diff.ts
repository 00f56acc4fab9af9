import { type Difference, type EditedReference, type Effect, type Format, mostUsers } from '../../model/contract.ts';
import type { Spot } from '../../texts/document.ts';
import { writtenOut } from '../../texts/exact.ts';
import { addressOf, type Node, pathOf } from '../document-store.ts';
import { atOwnReference, editedAt, editedBetween, editedInside, isAt, listLeft, newReference } from './edited.ts';
import type { AspectValue, Element, Through } from './element.ts';
import { type Frame, Frames } from './frames.ts';
import { flowsOf, presenceOf, type Readings, readingsOf } from './readings.ts';
import { mostPairs, pair } from './pair.ts';
import { unreadFields } from './remains.ts';
import type { Sameness } from './sameness.ts';
import { chosenPlaces, narrowed, surviving } from './surviving.ts';
import { askedOf, type Edited, nameOf, referrerOf, stepInto, subjectOf, type Trail, whereOf } from './subject.ts';

/** A difference whose lines are not looked up yet. */
export type Raw = Omit<Difference, 'before' | 'after' | 'format' | 'reference'> & {
  /** Left out where it is that of the contract. */
  readonly format?: Format;
  readonly before: Spot;
  readonly after: Spot;
  readonly reference?: Omit<EditedReference, 'also'> & { readonly also: readonly Spot[] };
};

/**
 * The pair walk, written once for every format: matches the elements of two contracts by kind and key, and states each
 * difference once, however many operations meet it.
 */
export function differences(
  before: Element,
  after: Element,
  sameness: Pick<Sameness, 'same' | 'changedBelow'>,
): readonly Raw[] {
  const frames = new Frames();
  const anchors = new Map<string, string[]>();
  const edits = new Map<Frame, Edited>();
  /** Where the components are to which something leads: what differs in them is said of that alone. */
  const met = new Set<string>();
  const open = { before: before.open, after: after.open };
  /** Answers that a call failed, which are walked last: what others hold too is said of those. */
  const failures: (readonly [Element, Element, Trail])[] = [];
  const found: (Omit<Raw, 'usedBy' | 'where'> & { trail: Trail })[] = [];

  const isSame = (a: Element, b: Element) =>
    b.alike?.(a) === true || (a.node !== undefined && b.node !== undefined && sameness.same(a.node, b.node));

  function walkLater(a: Element, b: Element, trail: Trail): void {
    failures.push([a, b, { ...trail, failed: true }]);
  }

  function walk(a: Element, b: Element, trail: Trail): void {
    if (trail.unasked && met.has(addressOf(b.at))) return;
    if (b.failure === true && !trail.failed) return walkLater(a, b, trail);
    let frame = b.kind === 'operation' ? frames.operation(b.name, trail.frame) : trail.frame;
    const isShared = a.identity !== undefined && b.identity !== undefined;
    if (isShared) {
      const notSent = trail.notSent ? 'muted' : '';
      const entered = frames.enter(`${a.identity}~${b.identity}~${b.flow}${notSent}`, frame);
      frame = entered.frame;
      if (!entered.first) {
        const known = edits.get(frame);
        const again = known && editedBetween(a, b, trail, open);
        if (again) known.also.push(again.after);
        return;
      }
    }
    let here: Trail = {
      ...trail,
      flow: b.flow,
      format: b.format ?? trail.format,
      frame,
      usedBy: b.usedBy ?? trail.usedBy,
    };
    if (isShared && a.component !== undefined && b.component !== undefined) {
      here = inside(b.component, a, b, here, editedBetween(a, b, trail, open));
    }
    const edited = here.edited ?? editedAt(a, b, here) ?? undefined;
    const only = onlyOf(a, b, here);
    if (edited !== here.edited || only !== here.only) here = { ...here, edited, only };
    if (walkThrough(a, b, here) || a.broken !== b.broken) return;
    const absent = new Set<string>();
    const [was, now] = b.aligned?.(a) ?? [a, b];
    const isSameButForParts = now.sameButForParts?.(was) === true;
    if (!isSameButForParts && compareAspects(was, now, here, absent)) return;
    compareParts(was, now, here, absent);
    compareMatched(was, now, here);
    if (!isSameButForParts) compareRemains(a, b, here);
  }

  /** Where one side alone refers to a component, the way there; what both refer to stands for itself. */
  function onlyOf(a: Element, b: Element, { only }: Trail): Trail['only'] {
    if (a.component !== undefined && b.component !== undefined) return undefined;
    const [before, after] = [newReference(a, b, open.after), newReference(b, a, open.before)];
    if (before === null && after === null) return only;
    return { ...(before && { before }), ...(after && { after }), ...only };
  }

  /** Of components with one name in several files, the later ones are told apart by their file. */
  function anchorOf(name: string, { document: { file } }: Spot): string {
    const files = anchors.get(name) ?? [];
    anchors.set(name, files);
    if (!files.includes(file)) files.push(file);
    return files[0] === file ? name : `${name} (${file})`;
  }

  /** The trail inside of a component. What an edited `$ref` leads to is told apart from what is said of the component itself. */
  function inside(component: string, a: Element, b: Element, here: Trail, edited: Edited | null): Trail {
    const anchor = anchorOf(component, b.at);
    if (!here.unasked) met.add(addressOf(b.at));
    const own = { ...here, anchor, elements: [] };
    if (edited === null || here.edited) return isAt(a.at, b.at) ? { ...own, edited: undefined } : own;
    edits.set(here.frame, edited);
    return { ...own, anchor: edited.was === edited.now ? anchor : `${anchor} (was ${edited.was})`, edited };
  }

  /** The trail of what is inside of two elements, met through an edited `$ref` among those that they have it from. */
  function within(a: Element, b: Element, sides: Parameters<typeof editedInside>[2], trail: Trail): Trail {
    const edited = trail.edited ? null : editedInside(a, b, sides, trail, open);
    return edited === null ? trail : { ...trail, edited };
  }

  /** Goes straight to what two elements refer to, where their own texts are the same. */
  function walkThrough(before: Element, after: Element, trail: Trail): boolean {
    const a = before.through;
    const b = after.through;
    if (a === undefined || b === undefined || a.length === 0 || a.length !== b.length) return false;
    const pairs: [Element, Element, Through][] = [];
    for (let index = 0; index < a.length; index++) {
      const was = a[index] as Through;
      const now = b[index];
      const changed = now && sameness.changedBelow(was.node, now.node);
      if (!changed) return false;
      for (const [left, right] of changed) {
        if (!was.to || !now.to) return false;
        const [from, to] = [was.to(left), now.to(right)];
        if (to.dependsOnUse?.(from) === true) return false;
        pairs.push([from, to, now]);
      }
    }
    for (const [left, right, { failure }] of pairs) {
      if (failure) walkLater(left, right, trail);
      else walk(left, right, trail);
    }
    return true;
  }

  /** Compares the aspects that either side states; true where one of them decides it all. */
  function compareAspects(a: Element, b: Element, trail: Trail, absent: Set<string>): boolean {
    for (const [was, now] of aspectPairs(a, b)) {
      if (was.lists && !areComparable(was, now)) absent.add(was.lists);
      const sent = !trail.notSent || flips.has(now.aspect);
      const readings = readingsOf(was, now, { before: a, after: b, sent });
      if (readings === null) continue;
      state(a, b, trail, readings, was, now);
      if (now.decides?.(readings.effect, was.value, now.value) !== true) continue;
      for (const [left, right] of now.instead?.(was.value, now.value) ?? []) {
        if (!isSame(left, right)) walk(left, right, trail);
      }
      return true;
    }
    return false;
  }

  function compareParts(a: Element, b: Element, trail: Trail, absent: ReadonlySet<string>): void {
    const settled = b.settled?.(a);
    const partsOf = (one: Element) =>
      absent.size === 0 ? one.parts(settled) : one.parts(settled).filter(({ kind }) => !absent.has(kind));
    const [left, right] = pair(partsOf(a), partsOf(b), isSame, (was, now) => {
      if (!isSame(was, now)) walk(was, now, stepInto(within(a, b, { was: was.at, now: now.at }, trail), was, now));
    });
    if (left.length === 0 && right.length === 0) return;
    const unsure = new Set([...left, ...right].flatMap(({ kind, broken }) => (broken === undefined ? [] : [kind])));
    const isSure = (part: Element, other: Element) =>
      part.role !== 'detail' &&
      !unsure.has(part.kind) &&
      !(['constraint', 'enum-value'].includes(part.kind) && other.keeps?.(part));
    const covering = left.some((part) => part.coveredBy) ? Map.groupBy(b.parts(), ({ kind }) => kind) : null;
    const takesNothing = ({ kind, coveredBy }: Element) => {
      const others = covering?.get(kind) ?? [];
      return coveredBy !== undefined && left.length * others.length <= mostPairs && others.some(coveredBy);
    };
    for (const part of left.filter((one) => isSure(one, b))) {
      if (takesNothing(part)) compareHeld(part, a, b, trail);
      else stateRemoval(part, a, b, trail);
    }
    for (const part of right.filter((one) => isSure(one, a))) stateAddition(part, b, a, trail);
  }

  /** States what differs where no reader names it: once for the same two objects, however often they are met. */
  function compareRemains(a: Element, b: Element, trail: Trail): void {
    if (a.remains === undefined && b.remains === undefined) return;
    const same = (was: Node, now: Node) => sameness.same(was, now);
    for (const { key, hint, identity, ...sides } of unreadFields(a, b, same)) {
      const sent = trail.notSent ? 'notSent' : '';
      const { frame, first } = frames.enter(`unread ${identity} ${sent}`, trail.frame);
      if (!first) continue;
      found.push({
        kind: b.kind,
        aspect: 'unread',
        direction: flowsOf(b.flow)[0],
        effect: 'noted',
        subject: `${subjectOf(trail)} unread ${key}`,
        name: nameOf(trail),
        given: { ...givenOf(a, b), ...askedOf(trail), keyword: key, hint: hint || trail.notSent },
        ...sides,
        trail: { ...trail, frame },
      });
    }
  }

  /** Compares alternatives that were put together by more than their keys. */
  function compareMatched(a: Element, b: Element, trail: Trail): void {
    const matched = b.matched?.(a);
    if (!matched) return;
    const { pairs, removed, added } = matched;
    for (const [was, now] of pairs) {
      if (!isSame(was, now)) walk(was, now, stepInto(within(a, b, { was: was.at, now: now.at }, trail), was, now));
    }
    for (const part of removed) stateRemoval(part, a, b, trail);
    for (const part of added) stateAddition(part, b, a, trail);
  }

  function state(a: Element, b: Element, trail: Trail, readings: Readings, was: AspectValue, now: AspectValue): void {
    const gone = was.stated && !now.stated ? atOwnReference(a, was.at, b, open.after) : null;
    const come = now.stated && !was.stated ? atOwnReference(b, now.at, a, open.before) : null;
    const chosen = chosenPlaces(was, now);
    const before =
      gone?.here ?? come?.there ?? chosen?.before ?? placeOf(a, b, was, now, listLeft(now.at, open.before));
    const after = gone?.there ?? come?.here ?? chosen?.after ?? placeOf(b, a, now, was, listLeft(was.at, open.after));
    found.push({
      kind: b.kind,
      aspect: now.aspect,
      ...readings,
      subject: `${subjectOf(trail)} ${now.aspect}`,
      name: nameOf(trail),
      was: shown(was),
      now: shown(now),
      given: { ...givenOf(a, b), ...askedOf(trail) },
      ...narrowed(before, after, was.isMap === true && now.isMap === true),
      trail: within(a, b, { was: was.stated ? was.at : null, now: now.stated ? now.at : null }, trail),
    });
  }

  function stateRemoval(part: Element, from: Element, parent: Element, trail: Trail): void {
    const gone = atOwnReference(from, part.at, parent, open.after);
    const after = gone?.there ?? surviving(part, from.at, parent);
    const before = gone?.here ?? placeOfPart(part, after);
    const effect = (flow: 'input' | 'output') =>
      part.role === 'choice' || (part.role === 'part' && flow === 'input') ? 'narrowed' : 'widened';
    const given = { ...part.given, ...parent.removed?.(part) };
    const inside = within(from, parent, { was: part.at, now: null }, trail);
    statePresence(part, inside, effect, { before, after }, given);
    compareHeld(part, from, parent, inside);
  }

  function stateAddition(part: Element, from: Element, parent: Element, trail: Trail): void {
    const demanding = part.role === 'constraint' || part.given['required'] === true;
    const effect = (flow: 'input' | 'output') =>
      part.role === 'choice' || !(demanding || flow === 'output') ? 'widened' : 'narrowed';
    const come = atOwnReference(from, part.at, parent, open.before);
    const before = come?.there ?? surviving(part, from.at, parent);
    const after = come?.here ?? placeOfPart(part, before);
    const given = { ...part.given, ...parent.added?.(part) };
    const inside = within(parent, from, { was: null, now: part.at }, trail);
    statePresence(part, inside, effect, { before, after }, given, true);
    compareHeld(part, parent, from, inside);
  }

  /** Compares the value of a part that one side does not name, where that side says all the same what it may be. */
  function compareHeld(part: Element, a: Element, b: Element, trail: Trail): void {
    const [was, now] = [a.held?.(part), b.held?.(part)];
    if (was && now && !isSame(was, now)) walk(was, now, stepInto(stepInto(trail, part, part), was, now));
  }

  function statePresence(
    part: Element,
    trail: Trail,
    effect: (flow: 'input' | 'output') => Effect,
    places: { before: Spot; after: Spot },
    given: Element['given'],
    added = false,
  ): void {
    const readings = presenceOf(part, !trail.notSent && part.notSent !== true, effect, given);
    if (readings === null) return;
    const inside: Trail = {
      ...trail,
      flow: part.flow,
      unasked: trail.unasked || part.unasked === true,
      elements: [...trail.elements, part],
      usedBy: part.usedBy ?? trail.usedBy,
    };
    found.push({
      kind: part.kind,
      aspect: 'presence',
      ...readings,
      subject: subjectOf(inside),
      name: nameOf(inside),
      was: added ? null : part.name,
      now: added ? part.name : null,
      given: { ...given, ...askedOf(inside) },
      ...places,
      trail: part.kind === 'operation' ? { ...inside, frame: frames.operation(part.name, trail.frame) } : inside,
    });
  }

  const start: Trail = {
    anchor: '',
    elements: [],
    flow: 'input',
    notSent: false,
    unasked: false,
    undirected: false,
    failed: false,
    frame: frames.root,
    whole: after.name,
    carried: after.carried,
  };
  if (!isSame(before, after)) walk(before, after, start);
  for (const [a, b, trail] of failures) walk(a, b, trail);
  // A component can be met by itself and as one of several: that is one difference.
  const groups = Map.groupBy(found, ({ subject, aspect, effect }) => `${subject}\n${aspect}\n${effect}`);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { trail, ...difference } = first;
    const leading = others.map((other) => other.trail.frame);
    const frame = leading.length === 0 ? trail.frame : { usedBy: [trail.frame, ...leading] };
    const usedBy = trail.usedBy?.() ?? frames.operationsOf(frame);
    const where = whereOf(trail, usedBy);
    const own = { where, ...(trail.format && { format: trail.format }), ...trail.only };
    return { ...difference, ...own, ...atReference(trail.edited, usedBy), usedBy: usedBy.slice(0, mostUsers) };
  });
}

/** What shows through an edited `$ref` is said there, and never in two components that nobody touched. */
function atReference(edited: Edited | undefined, usedBy: readonly string[]): Partial<Raw> {
  if (edited === undefined) return {};
  const { was, now, before, after, trail, also } = edited;
  return { before, after, reference: { was, now, subject: subjectOf(trail), where: referrerOf(trail, usedBy), also } };
}

/** These say themselves whether a field is sent, so they are never muted. */
const flips = new Set(['readOnly', 'writeOnly', 'hidden', 'external']);

/** Whether both sides have a list, and not just one value each. */
function areComparable(was: AspectValue, now: AspectValue): boolean {
  const [a, b] = [was, now].map(({ listed, stated }) => listed ?? (stated ? 'many' : 'none'));
  return a !== 'none' && b !== 'none' && (a === 'many' || b === 'many');
}

/**
 * What is given of the before side, but for the days to the sunset, which are what the after side leaves of them. A type that
 * is none on either side tells as little of what is sent.
 */
function givenOf({ given }: Element, { given: { sunsetDays, undefinedType } }: Element): Element['given'] {
  const { sunsetDays: _, ...rest } = given;
  return {
    ...rest,
    ...(sunsetDays !== undefined && { sunsetDays }),
    ...(undefinedType !== undefined && { undefinedType }),
  };
}

/**
 * Where an aspect is said. What is not stated is said at the list that lost it, or of a component that the other side does
 * not refer to where it is referred to.
 */
function placeOf(one: Element, other: Element, value: AspectValue, otherwise: AspectValue, list: Spot | null): Spot {
  if (value.stated) return value.differsAt?.(otherwise.value) ?? value.at;
  return list ?? (one.component === other.component ? value.at : (one.used ?? value.at));
}

/** What is there with its holder alone is said where that begins. */
function placeOfPart({ at, holder }: Element, survivor: Spot): Spot {
  if (holder === undefined || holder.document.file !== survivor.document.file) return at;
  return pathOf(survivor).length < pathOf(holder).length ? holder : at;
}

/** The aspects of two elements by name; what only one side states, the other has without a value. */
function aspectPairs(a: Element, b: Element): [was: AspectValue, now: AspectValue][] {
  const [all, known] = [a.aspects(), b.aspects()];
  const isInStep = all.length === known.length && all.every(({ aspect }, index) => aspect === known[index]?.aspect);
  if (isInStep) return all.map((was, index) => [was, known[index] as AspectValue]);
  const others = new Map(known.map((now) => [now.aspect, now]));
  const pairs = all.map((was): [AspectValue, AspectValue] => {
    const now = others.get(was.aspect);
    others.delete(was.aspect);
    return [was, now ?? unstated(was, b)];
  });
  for (const now of others.values()) pairs.push([unstated(now, a), now]);
  return pairs;
}

function unstated({ aspect, law, audience, others }: AspectValue, { at }: Element): AspectValue {
  const heardBy = { ...(audience && { audience }), ...(others && { others }) };
  return { aspect, law, ...heardBy, value: undefined, stated: false, at };
}

function shown(value: AspectValue): unknown {
  return writtenOut('shown' in value ? value.shown : value.value) ?? null;
}
