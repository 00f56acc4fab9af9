import { below } from '../../texts/document.ts';
import type { AspectValue } from '../comparison/element.ts';
import { note } from '../comparison/laws.ts';
import type { Remains } from '../comparison/remains.ts';
import { type Node, own } from '../document-store.ts';
import type { Annotations } from './data.ts';

/** `(deprecated)` or `(deprecated = "use total")`: that it will go. */
export function deprecation(node: Node): AspectValue {
  const value = isDeprecated(node);
  const annotations = own(node, 'annotations');
  const at = value && annotations ? below(annotations.spot, 'deprecated') : node.spot;
  return { aspect: 'deprecated', value, law: note, stated: value, at };
}

/** Whether it says that it will go. */
export function isDeprecated({ raw }: Node): boolean {
  const { annotations } = raw as { readonly annotations: Annotations };
  return Object.hasOwn(annotations, 'deprecated');
}

/** The annotations that are not read: generators look at them, and no message has them. */
export function annotationsLeft(node: Node): readonly Remains[] {
  const annotations = own(node, 'annotations');
  if (annotations === undefined) return [];
  const hints = new Set(Object.keys(annotations.raw as Annotations));
  hints.delete('deprecated');
  return [{ node: annotations, fields: { read: new Set(['deprecated']), hints } }];
}
