import type { ContractFacts, DeclaredVersion, Difference, Unread } from '../../model/contract.ts';
import type { Place } from '../../model/place.ts';
import { type Raw, differences } from './diff.ts';
import { type Document, linesOf, type Spot } from '../../texts/document.ts';
import type { Element } from './element.ts';
import type { DocumentStore, Node } from '../document-store.ts';
import type { ContractReader } from '../reader.ts';
import { Sameness } from './sameness.ts';
import { nodeAt } from './surviving.ts';
import { written } from './written.ts';

/** The root document of a contract. */
export interface Root {
  readonly path: string;
  readonly reader: ContractReader;
  readonly node: Node;
}

/** Compares the two versions of a contract; one may be absent. Beyond what can be followed it is `unread`. */
export function compare(
  before: Root | null,
  after: Root | null,
  libraries: { readonly before: DocumentStore; readonly after: DocumentStore },
  asOf: string,
): ContractFacts | Unread {
  const root = after ?? before;
  if (root === null) throw new Error('a contract is compared with nothing');
  const implying = (side: Root | null, documents: DocumentStore) => side?.reader.implied?.(side.node, documents);
  const [earlier, later] = [implying(before, libraries.before), implying(after, libraries.after)];
  const sameness = new Sameness(
    libraries.before,
    libraries.after,
    before !== null && after !== null && root.reader.dialect(before.node) !== root.reader.dialect(after.node),
    earlier && later && [earlier, later],
  );
  const same = (was: Node, now: Node) => sameness.same(was, now);
  const elementOf = (side: Root, documents: DocumentStore) => side.reader.root(side.node, { documents, asOf, same });
  const was = before && elementOf(before, libraries.before);
  const now = after && elementOf(after, libraries.after);
  try {
    const found = differences(was ?? hollow(now), now ?? hollow(was), sameness);
    for (const { kind, aspect, was: earlier, after: spot } of found) {
      // A listed value is data: a `$ref` in it refers to nothing.
      if (aspect === 'presence' && earlier === null && kind !== 'enum-value') libraries.after.audit(nodeAt(spot));
    }
    const versions = [
      before && before.reader.version(before.node, libraries.before),
      after && after.reader.version(after.node, libraries.after),
    ];
    const lines = linesOfAll([
      ...found.flatMap((raw) => [raw.before, raw.after]),
      ...versions.flatMap((at) => at?.spot ?? []),
    ]);
    const placeOf = (spot: Spot): Place => ({ file: spot.document.file, line: lines.get(spot) ?? 1 });
    const declared = (node: Node | null | undefined): DeclaredVersion | null =>
      node ? { text: written(node.raw), at: placeOf(node.spot) } : null;
    return {
      format: root.reader.format,
      path: root.path,
      status: before === null ? 'added' : after === null ? 'removed' : 'changed',
      versions: { before: declared(versions[0]), after: declared(versions[1]) },
      asked: {
        before: before ? before.reader.asked(before.node, libraries.before) : [],
        after: after ? after.reader.asked(after.node, libraries.after) : [],
      },
      differences: found.map((raw) =>
        placed((before ?? root).path, raw, was && placeOf(raw.before), now && placeOf(raw.after)),
      ),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const because = 'its parts refer to each other too deeply to be followed';
    return { file: root.path, because, fix: 'shorten the chains of $ref' };
  }
}

/** A contract of the same kind with nothing in it. */
function hollow(element: Element | null): Element {
  if (element === null) throw new Error('a contract is compared with nothing');
  const { node: _, ...rest } = element;
  return { ...rest, parts: () => [] };
}

/**
 * Two contracts of one tree may have components of the same name, so a subject names its contract: as it was called
 * before, which stays the same however often a pull request moves it.
 */
function placed(path: string, raw: Raw, before: Place | null, after: Place | null): Difference {
  return { ...raw, subject: `${path}: ${raw.subject}`, before, after };
}

function linesOfAll(spots: readonly Spot[]): Map<Spot, number> {
  const byDocument = new Map<Document, Spot[]>();
  for (const spot of spots) {
    const known = byDocument.get(spot.document);
    if (known === undefined) byDocument.set(spot.document, [spot]);
    else known.push(spot);
  }
  return new Map([...byDocument].flatMap(([document, list]) => [...linesOf(document, list)]));
}
