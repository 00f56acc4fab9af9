import { parseDocument } from '../../texts/document.ts';
import { plainNotation } from '../../texts/parsed.ts';
import type { Element } from '../comparison/element.ts';
import { fields } from '../comparison/remains.ts';
import { isMap, type Node, rootNode } from '../document-store.ts';
import type { ContractFormat } from '../format.ts';
import files from './files.ts';
import { configOf, entriesIn, type MethodConfigs, nameOf } from './method-configs.ts';
import { problemOf } from './problem.ts';
import { callSettings, channelSettings } from './settings.ts';
import { vocabulary } from './vocabulary.ts';

/** How clients of gRPC call a service: time limits, retries, load balancing, as its owner publishes it for them. */
export default {
  files,
  parse: (file, text) => parseDocument(file, text, plainNotation),
  references: { find: () => null },
  units: (documents) =>
    documents.flatMap((document) =>
      isMap(document.value) ? [{ name: document.file, title: '', documents: [document] as const }] : [],
    ),
  problem: ({ documents: [document] }) => problemOf(rootNode(document)),
  versions: () => ({ declared: null, asked: [] }),
  words: { deprecate: null, sunset: null, open: null },
  vocabulary,
  root: ({ documents: [document] }) => contract(rootNode(document)),
} satisfies ContractFormat;

const rootFields = fields(
  'methodConfig loadBalancingPolicy loadBalancingConfig retryThrottling healthCheckConfig connectionScaling',
);
const entryFields = fields(
  'name timeout waitForReady maxRequestMessageBytes maxResponseMessageBytes retryPolicy hedgingPolicy',
);

const read = new WeakMap<Element, { readonly root: Node; readonly entries: MethodConfigs }>();

function contract(root: Node): Element {
  const entries = entriesIn(root);
  const element: Element = {
    kind: 'contract',
    key: '',
    name: 'the service config',
    flow: 'input',
    role: 'detail',
    at: root.spot,
    given: {},
    node: root,
    remains: [{ node: root, fields: rootFields }],
    aspects: () => [],
    parts: () => partsOf([...entries.keys()], entries, root),
    // What holds for a call is what the most specific entry says, so each name is compared by what holds for it. One for
    // which nothing held is new.
    aligned: (before) => {
      const was = read.get(before) ?? { root: { raw: {}, spot: before.at }, entries: new Map<string, Node>() };
      const names = [...new Set([...was.entries.keys(), ...entries.keys()])];
      const known = names.filter((name) => configOf(name, was.entries) !== undefined);
      return [
        { ...before, parts: () => partsOf(known, was.entries, was.root) },
        { ...element, parts: () => partsOf(names, entries, root) },
      ];
    },
  };
  read.set(element, { root, entries });
  return element;
}

function partsOf(names: readonly string[], entries: MethodConfigs, root: Node): readonly Element[] {
  return [...names.map((name) => calls(name, configOf(name, entries), root)), ...channelSettings(root)];
}

/** The calls that a name stands for, as they are made with what holds for them. */
function calls(name: string, config: Node | undefined, root: Node): Element {
  const at = (config ?? root).spot;
  return {
    kind: 'rpc',
    key: name,
    name: nameOf(name),
    flow: 'input',
    role: 'choice',
    at,
    given: {},
    usedBy: () => [nameOf(name)],
    ...(config && { remains: [{ node: config, fields: entryFields }] }),
    aspects: () => [],
    parts: () => callSettings(config, at),
  };
}
