import { type Document, isDocument, parseDocument } from '../../texts/document.ts';
import type { Parsed } from '../../texts/parsed.ts';
import type { Element } from '../comparison/element.ts';
import { equalJson } from '../comparison/laws.ts';
import { fields } from '../comparison/remains.ts';
import { isMap, type Node, own, rootNode } from '../document-store.ts';
import type { ContractFormat, Problem, Side } from '../format.ts';
import { jsonReferences, statedAddresses } from '../json-reference.ts';
import { registryModes } from '../registry-modes.ts';
import { countsBesideReferences, type Draft, draftOf } from './drafts.ts';
import files, { byName, dialect } from './files.ts';
import { asWritten, modernise } from './modern.ts';
import { schemaNotation } from './notation.ts';
import { schemaElement } from './schema.ts';
import { subtypesIn } from './subtypes.ts';
import { describesValues } from './unstated.ts';
import { vocabulary } from './vocabulary.ts';
import { written } from '../comparison/written.ts';

/** What describes events is read by those who did not write it, and so is what is in a folder of webhooks, or their payload. */
const ofEvents =
  /(?:^|[/._-])(?:events?|messages?|topics?|webhooks?[._-]?payloads?)(?:[/._-]|$)|(?:^|[/._-])webhooks?\//i;

/** A file that is called so describes what is taken, even beside those of events and webhooks. */
const ofInput = /(?:^|[._-])(?:requests?|settings?|config(?:uration)?|options?)[._-][^/]*$/i;

/** Schemas of files and events, from draft-04 to 2020-12: whoever reads values validates them, and clients have either end. */
export default {
  files,
  words: { deprecate: '`deprecated: true`', sunset: null, open: null },
  vocabulary,
  parse: (file, text) => {
    const document = parseDocument(file, text, schemaNotation);
    return isDocument(document) ? { ...document, ...modern(document) } : document;
  },
  references: jsonReferences,
  addresses: statedAddresses,
  units: (documents) =>
    documents.flatMap((document) => {
      const { value, file } = document;
      const isSchema =
        isMap(value) &&
        (dialect.test(`"$schema":"${written(value['$schema'] ?? '')}"`) ||
          byName.test(file) ||
          describesValues(value, file));
      if (!isSchema) return [];
      return [{ name: file, title: written(value['$id'] ?? value['title'] ?? ''), documents: [document] as const }];
    }),
  // A schema is what its `$id` names, wherever its file is (JSON Schema Core, section 8.2.1).
  original: ({ name, title, documents: [{ file, value }] }, store) => {
    const id = isMap(value) ? written(value['$id'] ?? '') : '';
    const place = /^[a-z][a-z0-9+.-]*:/i.test(id) ? store.published(id, file)?.file : undefined;
    const other = place === undefined ? null : store.document(place);
    return other !== null && equalJson(other.value, value) ? { name, title, documents: [other] } : null;
  },
  problem: ({ documents: [document] }) => problemOf(document),
  versions: ({ documents: [{ value }] }) => {
    const id = isMap(value) ? value['$id'] : undefined;
    return { declared: null, asked: typeof id === 'string' ? [id] : [] };
  },
  modes: registryModes(['wire', 'source']),
  chosen: ({ documents: [{ file }] }) => ({
    mode: ofEvents.test(file) && !ofInput.test(file.slice(file.lastIndexOf('/') + 1)) ? 'FORWARD' : 'BACKWARD',
    leavesOut: () => false,
  }),
  dialect: ({ documents: [document] }) => String(countsBesideReferences(stated(document) ?? undefined)),
  root: ({ documents: [document] }, side) => contract(document, side),
} satisfies ContractFormat;

/** The parsed value in the words of the latest draft, and where each word of it stands. */
function modern({ value: text, locate }: Document): Pick<Parsed, 'value' | 'locate'> {
  const { value, renamed } = modernise(text, (isMap(text) ? draftOf(text['$schema']) : null) ?? undefined);
  return {
    value,
    locate: (wanted) => {
      const giveBack = asWritten(wanted, value, renamed);
      locate(wanted);
      giveBack();
    },
  };
}

function stated({ value }: Document): Draft | null | undefined {
  return isMap(value) ? draftOf(value['$schema']) : undefined;
}

function problemOf(document: Document): Problem | null {
  const { value } = document;
  if (typeof value === 'boolean') return null;
  if (!isMap(value)) return { because: 'it is not a schema', fix: 'write a map of keywords, or `true` or `false`' };
  if (stated(document) !== null) return null;
  const because = `its dialect is ${written(value['$schema']).slice(0, 80)}, which is not read`;
  return { because, fix: 'use draft-04, draft-06, draft-07, 2019-09 or 2020-12' };
}

/** What stands in a document beside its schema. */
const documentFields = fields('$schema $recursiveAnchor', '$id');

function contract(document: Document, side: Side): Element {
  const root = rootNode(document);
  const draft = stated(document) ?? undefined;
  const context = {
    ...side,
    dialect: { siblings: countsBesideReferences(draft), nullable: false, validates: true },
    site: 'body' as const,
    text: false,
    beside: documentFields,
    subtypes: subtypesIn(side.documents, root),
  };
  const both = (name: string, node: Node): Element[] =>
    (['input', 'output'] as const).map((flow) => ({
      ...schemaElement([node], { ...context, flow }),
      key: `${name} ${flow}`,
      name,
      component: name,
      role: 'part',
    }));
  const itself = () => both('the schema', root);
  const defined = () => definitions(root).flatMap(([name, node]) => both(name, node));
  const element: Element = {
    kind: 'contract',
    key: '',
    name: 'the schema',
    flow: 'input',
    at: root.spot,
    role: 'detail',
    given: {},
    node: root,
    aspects: () => [],
    parts: () => (isLibrary(root) ? defined() : itself()),
    // What a library gives others to use is there still once it says something of its own values too.
    aligned: (before) => {
      if (before.node === undefined || isLibrary(before.node) === isLibrary(root)) return null;
      // What it was is a definition now, or nothing.
      const removed = () => ({ library: true, became: becameOf(before.node, definitions(root)) });
      const at = firstSaid(before.node) ?? before.at;
      const gone = { ...before, parts: () => before.parts().map((part) => ({ ...part, at })) };
      if (isLibrary(root)) return [gone, { ...element, removed }];
      const names = new Set(before.parts().map(({ key }) => key));
      return [before, { ...element, parts: () => [...itself(), ...defined().filter(({ key }) => names.has(key))] }];
    },
  };
  return element;
}

/** Whether a document says nothing of its own values and only holds what others refer to. */
function isLibrary({ raw }: Node): boolean {
  return (
    isMap(raw) &&
    ('$defs' in raw || 'definitions' in raw) &&
    Object.keys(raw).every((key) => besideDefinitions.has(key))
  );
}

/** The definition that says what a root said, or that a root referred to. */
function becameOf(root: Node | undefined, defined: readonly [string, Node][]): string {
  const raw = isMap(root?.raw) ? root.raw : {};
  const own = schemaItself(raw);
  const found = defined.find(
    ([name, node]) =>
      ['$defs', 'definitions'].some((key) => raw['$ref'] === `#/${key}/${name}`) ||
      (isMap(node.raw) && equalJson(schemaItself(node.raw), own)),
  );
  return found === undefined ? 'none of them' : `the definition ${found[0]}`;
}

/** The first that a root says of its own values. */
function firstSaid(root: Node): Node['spot'] | undefined {
  const key = Object.keys(isMap(root.raw) ? root.raw : {}).find((one) => !besideDefinitions.has(one));
  return key === undefined ? undefined : own(root, key)?.spot;
}

function schemaItself(raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !besideDefinitions.has(key)));
}

const besideDefinitions = new Set(['$schema', '$id', '$comment', 'title', 'description', '$defs', 'definitions']);

function definitions(root: Node): [string, Node][] {
  return ['$defs', 'definitions'].flatMap((key) => {
    const map = own(root, key);
    return Object.keys(isMap(map?.raw) ? map.raw : {}).flatMap((name): [string, Node][] => {
      const node = map && own(map, name);
      return node ? [[name, node]] : [];
    });
  });
}
