import { below } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { note, replacement } from '../comparison/laws.ts';
import { fields } from '../comparison/remains.ts';
import { type Node, own } from '../document-store.ts';
import type { Enum } from './data.ts';
import { type ChosenAt, featureAt, withChosen, withFeatures } from './features.ts';
import { optionsLeft, spotOfOption } from './field.ts';
import { fileAspect, visibility } from './file-aspect.ts';
import type { Reading } from './reading.ts';
import { covers, reservedAspect, takenFrom } from './reserved.ts';

/** An enum, with its values by their numbers. */
export function enumOf(name: string, node: Node, holder: Reading): Element {
  const declared = node.raw as Enum;
  const features = withFeatures(holder.features, declared.options);
  const chosenAt = withChosen(holder.chosenAt, node);
  const { calls } = holder;
  const key = holder.within === '' ? name : `${holder.within}.${name}`;
  const full = holder.scope === '' ? name : `${holder.scope}.${name}`;
  const open = features.enum_type === 'OPEN';
  return {
    kind: 'enum',
    role: 'part',
    key,
    name: key,
    flow: 'output',
    at: node.spot,
    given: {},
    component: key,
    identity: `enum ${key}`,
    unasked: holder.ofOptions.has(full),
    usedBy: calls && (() => calls.usedBy(full)),
    heardBy: () => ['source'],
    node: { raw: [features, holder.file, declared], spot: node.spot },
    remains: optionsLeft(node, fields('deprecated allow_alias deprecated_legacy_json_field_conflicts')),
    aspects: () => [
      fileAspect(node, holder),
      visibility(node, declared, holder),
      reservedAspect(node, declared.reserved),
      {
        aspect: 'enumType',
        value: features.enum_type,
        law: replacement,
        audience: 'source',
        others: [{ audience: 'wire', law: closing }],
        stated: true,
        ...featureAt(node, chosenAt.enum_type),
      },
      jsonFormat(node, features.json_format, chosenAt),
      deprecation(node, declared.options['deprecated'] === true),
    ],
    parts: () => valuesOf(node, declared, open),
    removed: (part) => ({
      numberReserved: covers(declared.reserved.ranges, part.number ?? 0),
      nameReserved: String(part.given['names'])
        .split(' ')
        .every((one) => declared.reserved.names.includes(one)),
    }),
    added: (part) => takenFrom(declared.reserved, part.number ?? 0, String(part.given['names']).split(' ')),
  };
}

/** The messages are the same; what is read of a number that is not listed is less where the enum is closed. */
const closing: AspectLaw = (was, now) => (was === 'OPEN' && now === 'CLOSED' ? 'narrowed' : null);

/** Values by number: of several names for one, the first is what it is called. */
function valuesOf(node: Node, { values }: Enum, open: boolean): Element[] {
  const list = own(node, 'values');
  if (list === undefined) return [];
  const byNumber = Map.groupBy(Object.entries(values), ([, { number }]) => number);
  return [...byNumber].flatMap(([number, entries]): Element[] => {
    const names = entries.map(([name]) => name);
    const [name = ''] = names;
    const first = own(list, name);
    if (first === undefined) return [];
    const deprecated = entries.every(([, { options }]) => options['deprecated'] === true);
    return [
      {
        kind: 'enum-value',
        role: 'choice',
        key: String(number),
        number,
        name,
        flow: 'output',
        at: first.spot,
        given: { extensible: open, deprecated, names: names.join(' ') },
        heardBy: ({ nameReserved, numberReserved }) => [
          'source',
          ...(nameReserved === true ? [] : (['json'] as const)),
          ...(numberReserved === true ? [] : (['wire'] as const)),
        ],
        remains: optionsLeft(first, fields('deprecated debug_redact')),
        aspects: () => [
          {
            aspect: 'name',
            value: { names, all: values } satisfies Names,
            differsAt: (other) => {
              const known = new Set((other as Names).names);
              const name = names.find((one) => !known.has(one));
              return name === undefined ? undefined : below(list.spot, name);
            },
            shown: names.length === 1 ? name : names,
            law: namesLaw,
            audience: 'source',
            others: [
              { audience: 'json', law: firstNameLaw },
              { audience: 'wire', law: takenNameLaw },
            ],
            stated: true,
            at: first.spot,
          },
          deprecation(first, deprecated),
        ],
        parts: () => [],
      },
    ];
  });
}

/** The names of a number, and the numbers of all names of the enum. */
interface Names {
  readonly names: readonly string[];
  readonly all: Enum['values'];
}

/** One more name for a number takes none away. */
const namesLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as [Names, Names];
  const known = new Set(b.names);
  if (!a.names.every((one) => known.has(one))) return 'replaced';
  return a.names.length === b.names.length ? null : 'noted';
};

/** JSON is written with the first name of a number. */
const firstNameLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as [Names, Names];
  return a.names[0] === b.names[0] ? namesLaw(was, now) : 'replaced';
};

/** A number that gets the name of another one is taken for it. */
const takenNameLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as [Names, Names];
  const known = new Set(a.names);
  const taken = b.names.some((one) => !known.has(one) && Object.hasOwn(a.all, one));
  return taken ? 'replaced' : null;
};

/** Whether what is declared can be written as JSON. */
export function jsonFormat(node: Node, value: string, chosenAt: ChosenAt): AspectValue {
  return {
    aspect: 'jsonFormat',
    value,
    law: (was, now) => (was === 'ALLOW' && now !== 'ALLOW' ? 'replaced' : note(was, now)),
    audience: 'json',
    others: [{ audience: 'source', law: () => null }],
    stated: true,
    ...featureAt(node, chosenAt.json_format),
  };
}

/** That it says that it will go, or no longer. */
export function deprecation(node: Node, value: boolean): AspectValue {
  return { aspect: 'deprecated', value, law: note, stated: value, at: spotOfOption(node, 'deprecated') ?? node.spot };
}
