import { below } from '../../texts/document.ts';
import type { AspectValue, Element } from '../comparison/element.ts';
import { fields } from '../comparison/remains.ts';
import { replacement } from '../comparison/laws.ts';
import type { Node } from '../document-store.ts';
import { childrenOf } from '../children.ts';
import type { Field, Message } from './data.ts';
import { deprecation, enumOf, jsonFormat } from './enum.ts';
import { withChosen, withFeatures } from './features.ts';
import { fieldOf, optionsLeft, spotOfOption } from './field.ts';
import { fileAspect, visibility } from './file-aspect.ts';
import { isOptions } from './of-options.ts';
import type { Reading } from './reading.ts';
import { allCovered, covers, rangeShown, reservedAspect, takenFrom, uncoveredIn } from './reserved.ts';

/** A message, and the types that are declared in it, which are contracts by themselves. */
export function messagesOf(name: string, node: Node, holder: Reading): Element[] {
  const message = node.raw as Message;
  const key = holder.within === '' ? name : `${holder.within}.${name}`;
  const inside: Reading = {
    ...holder,
    features: withFeatures(holder.features, message.options),
    chosenAt: withChosen(holder.chosenAt, node),
    scope: holder.scope === '' ? name : `${holder.scope}.${name}`,
    within: key,
  };
  return [messageOf(key, node, inside, holder), ...typesIn(node, inside)];
}

/** The messages, enums and extensions that a file or a message declares. */
export function typesIn(node: Node, holder: Reading): Element[] {
  return [
    ...childrenOf(node, 'messages').flatMap(([name, one]) => messagesOf(name, one, holder)),
    ...childrenOf(node, 'enums').map(([name, one]) => enumOf(name, one, holder)),
    ...childrenOf(node, 'extensions').map(([name, one]) => extensionOf(name, one, holder)),
  ];
}

function messageOf(key: string, node: Node, inside: Reading, holder: Reading): Element {
  const message = node.raw as Message;
  const { features, calls } = inside;
  const itself = { ...message, messages: null, enums: null, extensions: null };
  return {
    kind: 'message',
    role: 'part',
    key,
    name: key,
    flow: 'output',
    at: node.spot,
    given: {
      get leadsTo() {
        return Object.values(message.fields)
          .map(({ type }) => inside.names.resolve(type, inside.scope))
          .join(' ');
      },
    },
    component: key,
    identity: `message ${key}`,
    unasked: inside.ofOptions.has(inside.scope),
    usedBy: calls && (() => calls.usedBy(inside.scope)),
    heardBy: () => ['source'],
    node: { raw: [features, inside.file, itself, typesUsed(message, inside)], spot: node.spot },
    remains: optionsLeft(
      node,
      fields(
        'deprecated map_entry message_set_wire_format no_standard_descriptor_accessor deprecated_legacy_json_field_conflicts',
      ),
    ),
    aspects: () => [
      fileAspect(node, inside),
      visibility(node, message, holder),
      reservedAspect(node, message.reserved),
      extensionRanges(node, message),
      jsonFormat(node, features.json_format, inside.chosenAt),
      flag(node, message, 'message_set_wire_format', 'wireFormat'),
      flag(node, message, 'no_standard_descriptor_accessor', 'descriptorAccessor'),
      deprecation(node, message.options['deprecated'] === true),
    ],
    parts: () => childrenOf(node, 'fields').map(([name, field]) => fieldOf(name, field, inside, message)),
    removed: (part) => ({
      numberReserved: covers(message.reserved.ranges, part.number ?? 0),
      nameReserved: message.reserved.names.includes(part.key),
    }),
    added: (part) => (part.given['required'] === true ? {} : takenFrom(message.reserved, part.number ?? 0, [part.key])),
  };
}

/** What its fields are made of, and what those of an enum are where nothing was sent. */
function typesUsed({ fields: all }: Message, { names, scope }: Reading): readonly unknown[] {
  return Object.values(all).map(({ type }) => {
    const name = names.resolve(type, scope);
    const [first] = Object.keys(names.enumOf(name)?.values ?? {});
    return [name, first ?? ''];
  });
}

/** An extension is known by what it extends and its number there, wherever it is declared. */
function extensionOf(name: string, node: Node, holder: Reading): Element {
  const { extendee = '' } = node.raw as Field;
  // However it is written, what is extended is one message.
  const extended = holder.names.resolve(extendee, holder.scope);
  const short = name.slice(extendee.length + 1);
  const within = holder.within === '' ? '' : `${holder.within}.`;
  const field = fieldOf(holder.scope === '' ? short : `${holder.scope}.${short}`, node, holder);
  return {
    ...field,
    kind: 'extension',
    key: `${within}${extended}.${short}`,
    numberedBy: extended,
    // What extends the options of a file is read by those who build something from it, and is in no message.
    unasked: isOptions(extended),
    given: { ...field.given, extendee: extended },
    heardBy: () => ['source'],
  };
}

/** Numbers that others may extend it with: who did so with one that is gone no longer compiles. */
function extensionRanges(node: Node, { extensionRanges: ranges }: Message): AspectValue {
  const stated = ranges.length > 0;
  return {
    aspect: 'extensionRanges',
    value: ranges,
    shown: ranges.map(rangeShown).join('; ') || null,
    differsAt: (other) => uncoveredIn(below(node.spot, 'extensionRanges'), ranges, other as Message['extensionRanges']),
    law: (was, now) => {
      const [a, b] = [was, now] as [Message['extensionRanges'], Message['extensionRanges']];
      if (!allCovered(a, b)) return 'replaced';
      return allCovered(b, a) ? null : 'noted';
    },
    audience: 'source',
    stated,
    at: stated ? below(node.spot, 'extensionRanges') : node.spot,
  };
}

function flag(
  node: Node,
  { options }: Message,
  option: string,
  aspect: 'wireFormat' | 'descriptorAccessor',
): AspectValue {
  const value = options[option] === true;
  return {
    aspect,
    value,
    law: aspect === 'wireFormat' ? replacement : (was, now) => (was === false && now === true ? 'replaced' : null),
    ...(aspect === 'descriptorAccessor' && { audience: 'source' as const }),
    stated: value,
    at: spotOfOption(node, option) ?? node.spot,
  };
}
