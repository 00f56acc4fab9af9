import type { Unread } from '../model/contract.ts';
import { locateInJson, parseJson } from './json.ts';
import { lineCounter } from './line-counter.ts';
import { type Notation, type Parsed, plainNotation } from './parsed.ts';
import { limits, SyntaxProblem, type Wanted } from './syntax.ts';
import { locateInYaml, parseYaml } from './yaml.ts';

/** The place of a node in a document: the keys from its root, as a linked list. */
export interface Spot {
  readonly document: Document;
  readonly parent: Spot | null;
  readonly key: string | number;
  /** Set where the node is read as an object that has it as its one field: what is below that is below the node. */
  readonly field?: true;
}

/** A parsed file. */
export interface Document extends Parsed {
  readonly file: string;
  readonly text: string;
}

/** Parses a JSON or YAML text within the limits; what cannot be parsed is returned as `unread`, never thrown. */
export function parseDocument(file: string, text: string, notation: Notation = plainNotation): Document | Unread {
  return documentOf(file, text, notation, (body) => {
    if (/\.json$/i.test(file) || (/^\s*[{[]/.test(body) && !/\.ya?ml$/i.test(file))) {
      const json = parseJson(body);
      return { value: json.value, locate: (wanted) => locateInJson(json, wanted) };
    }
    return { value: parseYaml(body), locate: (wanted) => locateInYaml(body, wanted) };
  });
}

/** Reads a text, without its byte order mark, within the limits; a `SyntaxProblem` of `read` is returned as `unread`. */
export function documentOf(
  file: string,
  text: string,
  notation: Notation,
  read: (body: string) => Pick<Parsed, 'value' | 'locate'>,
): Document | Unread {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    if (body.length > limits.characters) {
      throw new SyntaxProblem('it is larger than 32 million characters', 'split it into smaller files');
    }
    if (body.trim() === '') throw new SyntaxProblem('it is empty', 'write the contract, or delete the file', 1);
    return { file, text: body, notation, ...read(body) };
  } catch (problem) {
    if (!(problem instanceof SyntaxProblem)) throw problem;
    const { message, fix, line } = conflictIn(body) ?? problem;
    return { file, because: message, fix, ...(line === undefined ? {} : { line }) };
  }
}

/** The problem of a text in which git left the two sides of a merge beside each other; null where it has no such marks. */
function conflictIn(text: string): SyntaxProblem | null {
  const mark = /^(?:<{7}|>{7})(?=[ \r\n]|$)/m.exec(text);
  if (mark === null) return null;
  const because = `it has conflict markers of git (\`${mark[0]}\`): a merge in it was not finished`;
  return new SyntaxProblem(
    because,
    'keep what is right of the two sides, and delete the markers',
    lineCounter(text)(mark.index),
  );
}

/** Whether parsing succeeded. */
export function isDocument(parsed: Document | Unread): parsed is Document {
  return 'text' in parsed;
}

/** The spot of a document's root. */
export function rootOf(document: Document): Spot {
  return { document, parent: null, key: '' };
}

/** The spot of a descendant. */
export function below(parent: Spot, ...keys: readonly (string | number)[]): Spot {
  let spot = parent;
  for (const key of keys) spot = { document: parent.document, parent: spot, key };
  return spot;
}

/** The 1-based line of each spot, all of one document: that of its key, or of the item in a list. */
export function linesOf(document: Document, spots: readonly Spot[]): Map<Spot, number> {
  const root: Wanted = { below: new Map(), line: 1 };
  const nodes = spots.map((spot) => [spot, wantedAt(root, spot)] as const);
  document.locate(root);
  return new Map(nodes.map(([spot, path]) => [spot, path.findLast((node) => node.line > 0)?.line ?? 1]));
}

/** Whether a spot is that of the one field of an object, or of its fields, which nobody wrote. */
function isOfField({ parent, key }: Spot): boolean {
  if (parent?.field === true) return key === 'properties';
  return parent?.key === 'properties' && parent.parent?.field === true;
}

/** The nodes from the root to the spot; a key that a YAML merge or alias hides keeps line 0. */
function wantedAt(root: Wanted, spot: Spot): Wanted[] {
  if (spot.parent === null) return [root];
  if (isOfField(spot)) return wantedAt(root, spot.parent);
  const path = wantedAt(root, spot.parent);
  const parent = path.at(-1) ?? root;
  let node = parent.below.get(spot.key);
  if (node === undefined) parent.below.set(spot.key, (node = { below: new Map(), line: 0 }));
  path.push(node);
  return path;
}
