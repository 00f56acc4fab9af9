import { below, type Document, rootOf, type Spot } from '../../texts/document.ts';
import { isMap, own, pathOf, referenceOf } from '../document-store.ts';
import type { ElementKind } from '../../model/contract.ts';
import type { Element } from './element.ts';
import { nodeAt, reaches } from './surviving.ts';
import type { Edited, Trail } from './subject.ts';

type Open = ((file: string) => Document | null) | undefined;

/**
 * The edited `$ref` through which two components are met; null where they are the same component in two versions, also
 * where that goes by another name now: then its own lines are part of the change.
 */
export function editedBetween(
  a: Element,
  b: Element,
  trail: Trail,
  open: { before: Open; after: Open },
): Edited | null {
  if (a.component === undefined || b.component === undefined || !a.used || !b.used) return null;
  const [before, after] = [referenceIn(a.used), referenceIn(b.used)];
  if (before === null || after === null || before.ref === after.ref || isAt(a.at, b.at)) return null;
  const isRenamed = !stands(a.at, open.after) && !stands(b.at, open.before);
  if (isRenamed) return null;
  return { was: a.component, now: b.component, before: before.spot, after: after.spot, trail, also: [] };
}

const referring: readonly ElementKind[] = ['parameter', 'body', 'response', 'header'];

/** The same for what is not a value: a parameter, a body, an answer or a header that another component describes now. */
export function editedAt(a: Element, b: Element, trail: Trail): Edited | null {
  if (!referring.includes(a.kind) || a.kind !== b.kind) return null;
  const [before, after] = [referenceOf(nodeAt(a.at)), referenceOf(nodeAt(b.at))];
  if (before === null || after === null || before === after) return null;
  const [was, now] = [nameOf(before), nameOf(after)];
  if (was === now || (!names(b.at, before) && !names(a.at, after))) return null;
  return { was, now, before: below(a.at, '$ref'), after: below(b.at, '$ref'), trail, also: [] };
}

/** Whether a reference of the other side leads somewhere in this document. */
function names({ document }: Spot, reference: string): boolean {
  const [file, pointer = ''] = reference.split('#', 2);
  return file !== '' || reaches(rootOf(document), pointer.split('/').slice(1));
}

function nameOf(reference: string): string {
  return reference.split('/').at(-1) ?? reference;
}

/** Whether two spots have one address in their two trees. */
export function isAt(before: Spot, after: Spot): boolean {
  return before.document.file === after.document.file && pathOf(before).join('\n') === pathOf(after).join('\n');
}

/** Whether a spot of one tree is there in the other. */
function stands({ document, ...spot }: Spot, open: Open): boolean {
  const opened = open?.(document.file);
  return opened !== null && opened !== undefined && reaches(rootOf(opened), pathOf({ document, ...spot }));
}

/** The `$ref` of a node, or of the only thing that is wrapped in it. */
function referenceIn(spot: Spot): { readonly ref: string; readonly spot: Spot } | null {
  const node = nodeAt(spot);
  const ref = referenceOf(node);
  if (ref !== null) return { ref, spot: below(spot, '$ref') };
  for (const key of isMap(node.raw) ? ['allOf', 'oneOf', 'anyOf'] : []) {
    const list = own(node, key);
    const count = Array.isArray(list?.raw) ? list.raw.length : 0;
    for (let index = 0; index < count; index++) {
      const found = referenceIn(below(spot, key, index));
      if (found !== null) return found;
    }
  }
  return null;
}
