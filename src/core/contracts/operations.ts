import { below, isDocument, linesOf, parseDocument, rootOf } from '../texts/document.ts';
import { isMap } from './document-store.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];
const root = /(^|[{,])\s*["']?(openapi|swagger)["']?\s*:/m;
const most = 500;

/** The operations that a text describes if it is an OpenAPI document, with their lines: `12 GET /orders`. */
export function operationsIn(path: string, text: string): readonly string[] {
  if (!root.test(text)) return [];
  const document = parseDocument(path, text);
  if (!isDocument(document) || !isMap(document.value) || !isMap(document.value['paths'])) return [];
  const found = Object.entries(document.value['paths']).flatMap(([route, item]) =>
    isMap(item) ? methods.filter((method) => method in item).map((method) => [route, method] as const) : [],
  );
  const spots = found.slice(0, most).map(([route, method]) => below(rootOf(document), 'paths', route, method));
  const lines = linesOf(document, spots);
  return spots.map((spot, index) => `${lines.get(spot) ?? 1} ${found[index]?.[1].toUpperCase()} ${found[index]?.[0]}`);
}

/** Whether a text can be read as the JSON or YAML that its name says it is. */
export function isReadable(path: string, text: string): boolean {
  return isDocument(parseDocument(path, text));
}
