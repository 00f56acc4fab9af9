import {
  type ContractFacts,
  type DeclaredVersion,
  type Format,
  formatNames,
  type Mode,
  type Unread,
} from '../../model/contract.ts';
import type { Choice, ContractFormat } from '../format.ts';
import type { Place } from '../../model/place.ts';
import { type Raw, differences } from './diff.ts';
import { type Document, linesOf, type Spot } from '../../texts/document.ts';
import type { Element } from './element.ts';
import type { DocumentStore, Node } from '../document-store.ts';
import type { Contract, ContractSide } from '../side.ts';
import { nodeAt } from './surviving.ts';
import { type Read, type Sides, versionsOf } from './versions.ts';
import { wordsOf } from '../words.ts';
import { written } from './written.ts';

/**
 * Compares the two versions of a contract, one of which may be absent, or two copies of one, which stand on both sides.
 * Beyond what can be followed it is `unread`.
 */
export function compare(
  before: Contract | null,
  given: Contract | null,
  sides: Sides,
  options: Read & {
    readonly mode: string | null;
    readonly chosen?: (path: string, format: Format) => string | null;
    readonly copies?: boolean;
  },
): ContractFacts | Unread {
  const contract = given ?? before;
  if (contract === null) throw new Error('a contract is compared with nothing');
  const { format, path } = contract;
  const mode = options.mode ?? options.chosen?.(path, format.files.format) ?? null;
  const stores = { before: sides.before.store(format), after: sides.after.store(format) };
  const read = (file: string) => (before === null ? undefined : textOf(file, sides.before, format));
  const readNow = (file: string) => textOf(file, sides.after, format);
  const unit = given?.unit ?? null;
  const choice = format.chosen?.((before ?? contract).unit, { read, readNow, asked: mode, after: unit });
  const after = given && without(given, choice);
  const compared = modeOf(format, mode ?? choice?.mode ?? null);
  if (compared === null) return { file: path, ...noSuchMode(format, mode) };
  const { before: earliest, after: latest, sameness } = versionsOf(before, after, sides, options);
  const [was, now] = [earliest?.root ?? null, latest?.root ?? null];
  try {
    const refused = { before: refusedBy(stores.before), after: refusedBy(stores.after) };
    const regrouped = options.copies ? () => false : regroupedIn(before, after, sides);
    const found = differences(was ?? hollow(now), now ?? hollow(was), sameness).filter(
      (raw) => choice?.leavesOut(raw, raw.before) !== true && !isUnread(raw, refused) && !regrouped(raw),
    );
    for (const { kind, aspect, was: earlier, after: spot } of found) {
      // A listed value is data: a `$ref` in it refers to nothing.
      if (aspect === 'presence' && earlier === null && kind !== 'enum-value') stores.after.audit(nodeAt(spot));
    }
    const versions = {
      before: before && format.versions(before.unit, stores.before),
      after: after && format.versions(after.unit, stores.after),
    };
    const lines = linesOfAll([
      ...found.flatMap((raw) => [raw.before, raw.after, ...(raw.reference?.also ?? [])]),
      ...Object.values(versions).flatMap((one) => one?.declared?.spot ?? []),
    ]);
    // Two contracts of one tree may have components of the same name; the name before stays while a pull request moves it.
    const named = (subject: string) => `${(before ?? contract).unit.name}: ${subject}`;
    const placeOf = (spot: Spot): Place => ({ file: spot.document.file, line: lines.get(spot) ?? 1 });
    const declared = (node: Node | null | undefined): DeclaredVersion | null =>
      node ? { text: written(node.raw), at: placeOf(node.spot) } : null;
    /** What is known of a difference, and where what is gone is now outside of the contract. */
    const givenOf = ({ aspect, was: there, now: here, kind, name, given: known }: Raw) => {
      const isGone = aspect === 'presence' && there !== null && here === null;
      const leftTo = isGone ? (choice?.leftTo?.({ kind, name }) ?? null) : null;
      return leftTo === null ? known : { ...known, leftTo };
    };
    return {
      format: format.files.format,
      ...(compared && { mode: compared }),
      words: wordsOf(format),
      path: (after ?? before ?? contract).path,
      status: before === null ? 'added' : after === null ? 'removed' : 'changed',
      versions: { before: declared(versions.before?.declared), after: declared(versions.after?.declared) },
      asked: { before: versions.before?.asked ?? [], after: versions.after?.asked ?? [] },
      outline: {
        before: (before && format.outline?.(before.unit, stores.before)) ?? null,
        after: (after && format.outline?.(after.unit, stores.after)) ?? null,
      },
      differences: found.map(({ reference, ...raw }) => ({
        format: format.files.format,
        ...raw,
        given: givenOf(raw),
        subject: named(raw.subject),
        before: was && placeOf(raw.before),
        after: now && placeOf(raw.after),
        ...(reference && {
          reference: { ...reference, subject: named(reference.subject), also: reference.also.map(placeOf) },
        }),
      })),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const because = 'its parts refer to each other too deeply to be followed';
    return { file: path, because, fix: 'shorten the chains of references' };
  }
}

/** A contract without what is no part of it any more; null where nothing else is left. */
function without(contract: Contract, choice: Choice | undefined): Contract | null {
  const { unit } = contract;
  const [first, ...rest] = unit.documents.filter((document) => choice?.hasLeft?.(document) !== true);
  return first === undefined ? null : { ...contract, unit: { ...unit, documents: [first, ...rest] } };
}

/** The text of a file that is no contract; where it is there and was not brought, it is asked for. */
function textOf(file: string, side: ContractSide, format: ContractFormat): string | undefined {
  const { tree } = side;
  const text = tree.read(file);
  if (text === undefined && tree.has(file) && tree.refusal(file) === undefined) side.store(format).wanted.add(file);
  return text;
}

/** Whether a part is only missing because the file it was in could not be read on the other side. */
function isUnread({ aspect, was, before, after }: Raw, refused: Refused): boolean {
  if (aspect !== 'presence') return false;
  return was === null ? refused.before.has(after.document.file) : refused.after.has(before.document.file);
}

/**
 * Tells whether a part only seems to come or go, because its file is taken for a part of another contract on the other
 * side, where it says the same.
 */
function regroupedIn(before: Contract | null, after: Contract | null, sides: Sides): (raw: Raw) => boolean {
  const filesOf = (contract: Contract | null) => new Set(contract?.unit.documents.map(({ file }) => file));
  const files = { before: filesOf(before), after: filesOf(after) };
  const known = new Map<Document, boolean>();
  const isThere = (document: Document, side: 'before' | 'after'): boolean => {
    const found =
      known.get(document) ??
      (files[side === 'before' ? 'after' : 'before'].has(document.file) &&
        !files[side].has(document.file) &&
        sides[side].tree.read(document.file)?.replace(/^\ufeff/, '') === document.text);
    known.set(document, found);
    return found;
  };
  return ({ aspect, was, before: from, after: to }) => {
    if (aspect !== 'presence') return false;
    return was === null ? isThere(to.document, 'before') : isThere(from.document, 'after');
  };
}

/** The files that could not be read, by side. */
interface Refused {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

function refusedBy(store: DocumentStore): ReadonlySet<string> {
  return new Set(store.refused().map(({ file }) => file));
}

/** The mode of a name, or the first; nothing where the format has one way, and null where it has no such mode. */
function modeOf({ modes = {} }: ContractFormat, name: string | null): Mode | undefined | null {
  const [usual] = Object.values(modes);
  if (usual === undefined || name === null) return usual;
  return Object.hasOwn(modes, name) ? (modes[name] ?? null) : null;
}

function noSuchMode({ files: { format }, modes = {} }: ContractFormat, name: string | null) {
  const because = `${formatNames[format]} is not compared in the mode ${name}`;
  return { because, fix: `choose one of ${Object.keys(modes).join(', ')}` };
}

/** A contract of the same kind with nothing in it. */
function hollow(element: Element | null): Element {
  if (element === null) throw new Error('a contract is compared with nothing');
  const { node: _, aligned: __, ...rest } = element;
  return { ...rest, parts: () => [] };
}

function linesOfAll(spots: readonly Spot[]): Map<Spot, number> {
  const byDocument = Map.groupBy(spots, ({ document }) => document);
  return new Map([...byDocument].flatMap(([document, list]) => [...linesOf(document, list)]));
}
