import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { allowingFlag } from '../comparison/laws.ts';
import { isMap, type Node, own } from '../document-store.ts';
import type { FormWriting } from '../json-schema/context.ts';
import { itemTypes, typesOfView } from '../json-schema/type.ts';
import { isFilled, type View, viewOf } from '../json-schema/view.ts';
import { entriesOf, keywordSpot, type Reading, textOf } from './reading.ts';
import { ownSyntax, serialisationAspects, type Writing, writingOf } from './serialisation.ts';
import { fieldsOf } from '../json-schema/fields.ts';

/** Whether a media type is a form: named parts, each written in a way of its own. */
export function isForm(mediaType: string): boolean {
  return /^multipart\/|x-www-form-urlencoded/.test(mediaType);
}

/** How a media type says its parts are written, by name. */
export function encodingsOf(mediaType: Node, { documents }: Reading): [string, Node][] {
  return entriesOf(own(mediaType, 'encoding'), documents, true).filter(([, { raw }]) => isMap(raw));
}

/** How the fields of a form are sent: each item of an array is a part of its own where nothing else is said (OpenAPI 3.1, Special Considerations for multipart Content). */
export function formWriting(mediaType: string, node: Node, reading: Reading): FormWriting {
  const encodings = encodingsOf(node, reading);
  const namesOf = (is: (encoding: Node) => boolean) => encodings.flatMap(([name, one]) => (is(one) ? [name] : []));
  return {
    parts: mediaType.startsWith('multipart/'),
    joined: namesOf(isStyled),
    typed: namesOf((one) => textOf(one, 'contentType') !== undefined),
  };
}

/** The parts of a form, as far as it is said how they are written. What they hold, and whether they are there, their schemas say. */
export function formParts(
  mediaType: string,
  node: Node,
  schemas: readonly Node[],
  reading: Reading,
  flow: 'input' | 'output',
  headers: (encoding: Node) => readonly Element[],
): Element[] {
  const encodings = new Map(encodingsOf(node, reading));
  const found = new Map([...encodings].map(([name, encoding]) => [name, [encoding]]));
  const fields = isFilled(schemas) ? fieldsOf(viewOf(schemas, reading.documents, reading.dialect)) : [];
  for (const [name, nodes] of fields) found.set(name, nodes);
  const many = mediaType.startsWith('multipart/');
  return [...found].flatMap(([name, nodes]) => {
    const encoding = encodings.get(name);
    if (!isFilled(nodes)) return [];
    const [first, ...others] = nodes;
    const part = (): Part => {
      const view = first === encoding ? undefined : viewOf(nodes, reading.documents, reading.dialect);
      return { view, encoding, node: first, many, legacy: reading.version === '2' };
    };
    const said = { raw: [first.raw, encoding?.raw, many, reading.version], spot: first.spot };
    return [
      {
        kind: 'property',
        key: `part ${name}`,
        name,
        flow,
        at: encoding?.spot ?? first.spot,
        role: 'detail',
        given: { site: 'body', required: false },
        node: others.length > 0 ? undefined : said,
        aspects: () => aspectsOf(part(), reading),
        parts: () => (encoding && many ? headers(encoding) : []),
      } satisfies Element,
    ];
  });
}

/** A part with what is said of it. */
interface Part {
  /** Its value, where a schema describes it. */
  readonly view: View | undefined;
  readonly encoding: Node | undefined;
  readonly node: Node;
  readonly many: boolean;
  readonly legacy: boolean;
}

function aspectsOf(part: Part, reading: Reading): AspectValue[] {
  const { view, encoding, node, legacy } = part;
  const types = view && typesOfView(view);
  const writing = writingIn(part, types, reading);
  const holder = legacy ? node : (encoding ?? node);
  const allowing = legacy ? 'allowEmptyValue' : 'allowReserved';
  const flag =
    isMap(holder.raw) && (legacy || encoding !== undefined) && !(part.many && !legacy && reading.version === '3.0');
  return [
    ...(writing === undefined ? [] : serialisationAspects(writing, types)),
    {
      aspect: allowing,
      value: flag && (holder.raw as Record<string, unknown>)[allowing] === true,
      law: allowingFlag,
      stated: flag && own(holder, allowing) !== undefined,
      at: keywordSpot(holder, allowing),
    },
    ...(legacy || writing?.style === undefined ? [] : contentType(part, types)),
  ];
}

/** How a part is written: as `style` says where that counts, else as what its content type says. */
function writingIn(part: Part, types: readonly string[] | undefined, reading: Reading): Writing | undefined {
  const { view, encoding, node, many, legacy } = part;
  // Nobody joins files with commas, which is what leaving it out means in OpenAPI 2.0.
  if (legacy) return many && own(node, 'collectionFormat') === undefined ? undefined : writingOf(node, 'form');
  if (encoding && isStyled(encoding) && (!many || reading.version === '3.1')) return writingOf(encoding, 'form');
  const holder = encoding ?? node;
  // Each item of an array is a part of its own.
  const each = view && types?.join() === 'array' ? typesOfItems(view, reading) : types;
  const asObject = many && each?.join() === 'object';
  return { style: asObject ? ownSyntax : 'form', explode: asObject ? undefined : true, items: undefined, node: holder };
}

function typesOfItems({ layers }: View, { documents, dialect }: Reading): readonly string[] | undefined {
  const items = layers.flatMap(({ node }) => own(node, 'items') ?? []);
  return isFilled(items) ? typesOfView(viewOf(items, documents, dialect)) : undefined;
}

/** Where any of these is there, the content type says nothing. */
function isStyled(encoding: Node): boolean {
  return ['style', 'explode', 'allowReserved'].some((key) => own(encoding, key) !== undefined);
}

/** The content types a part can have. */
interface ContentTypes {
  readonly stated: boolean;
  /** Without it any. */
  readonly list: readonly string[] | undefined;
}

/** `contentType`, which has a default for every type: only that of an object is more than what is usual. */
function contentType({ view, encoding, node, many }: Part, types: readonly string[] | undefined): AspectValue[] {
  const ruled = many || types?.includes('object') === true;
  if (!ruled || (encoding && isStyled(encoding))) return [];
  const text = encoding && textOf(encoding, 'contentType');
  const list = text
    ?.toLowerCase()
    .split(',')
    .map((one) => one.replace(/;.*/, '').trim());
  const usual = view && usualFor(view, types);
  const stated = text !== undefined;
  return [
    {
      aspect: 'contentType',
      value: { stated, list: list ?? usual } satisfies ContentTypes,
      shown: text ?? (usual?.[0] === 'application/json' ? usual[0] : undefined),
      law: contentTypes,
      stated,
      at: encoding ? keywordSpot(encoding, 'contentType') : node.spot,
    },
  ];
}

const contentTypes: AspectLaw = (was, now) => {
  const [a, b] = [was, now].map((value) => (value ?? { stated: false, list: undefined }) as ContentTypes);
  if (a === undefined || b === undefined || !(a.stated || b.stated)) return null;
  const [wider, narrower] = [isWithin(a.list, b.list), isWithin(b.list, a.list)];
  if (wider && narrower) return null;
  if (wider) return 'widened';
  return narrower ? 'narrowed' : 'replaced';
};

function isWithin(small: ContentTypes['list'], large: ContentTypes['list']): boolean {
  if (large === undefined) return true;
  return small?.every((one) => large.some((range) => [one, '*/*', `${one.split('/')[0]}/*`].includes(range))) === true;
}

/** The content type a part has by its type; undefined where that may be any. */
function usualFor(view: View, types: readonly string[] | undefined): readonly string[] | undefined {
  const isFile = view.layers.some(
    ({ raw }) =>
      raw['format'] === 'binary' || raw['contentMediaType'] !== undefined || raw['contentEncoding'] !== undefined,
  );
  const [type, ...others] = types?.join() === 'array' ? (itemTypes(view) ?? []) : (types ?? []);
  if (isFile || type === undefined || type === 'array' || others.length > 0) return undefined;
  if (types?.join() === 'array' && type === 'string') return undefined;
  return [type === 'object' ? 'application/json' : 'text/plain'];
}
