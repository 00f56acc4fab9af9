import type { AspectValue, Element } from '../comparison/element.ts';
import { type DocumentStore, isMap, type Node } from '../document-store.ts';
import { chosenIn, featuresOf } from '../protobuf/features.ts';
import { typesIn } from '../protobuf/message.ts';
import { fileOf, Names } from '../protobuf/names.ts';

/** The types that a text of protobuf declares, as the bytes of a message are read by them: names and generated code count for nothing. */
export function typesOf(root: Node, documents: DocumentStore): Element[] {
  const { document } = root.spot;
  const declared = fileOf(document);
  const reading = {
    names: new Names([document], documents),
    ofOptions: new Set<string>(),
    features: featuresOf(declared),
    chosenAt: chosenIn(document),
    scope: declared.package,
    within: '',
    file: document.file,
    files: new Set([document.file]),
    declaring: new Map(),
  };
  return typesIn(root, reading).map((type) => ({
    ...onWire(type),
    format: 'protobuf' as const,
    role: 'detail' as const,
  }));
}

/** Whether a node is a whole text of protobuf. */
export function isProtoFile({ raw, spot }: Node): boolean {
  return spot.parent === null && isMap(raw) && 'messages' in raw && 'syntax' in raw;
}

function onWire(element: Element): Element {
  return {
    ...element,
    heardBy: (given) => (element.heardBy?.(given) ?? ['wire']).filter((audience) => audience === 'wire'),
    aspects: () => element.aspects().flatMap(onlyWire),
    parts: () => element.parts().map(onWire),
  };
}

function onlyWire(value: AspectValue): AspectValue[] {
  const { others = [], ...rest } = value;
  const heard = [{ audience: value.audience, law: value.law }, ...others].find(
    ({ audience = 'wire' }) => audience === 'wire',
  );
  return heard === undefined ? [] : [{ ...rest, audience: 'wire', law: heard.law }];
}
