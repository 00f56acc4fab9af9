import { isMap, type DocumentStore, type Node, own } from '../document-store.ts';
import { entriesOf, itemsOf, textOf } from './reading.ts';

const segment = /(?:^|\/)(v\d+(?:[.-]\d+)*(?:(?:alpha|beta)\d*)?)(?=\/|$)/i;
const parameterName = /^(?:x-)?(?:api-|accept-)?version$/i;

/** The versions in the paths and servers, and the values of a parameter that is called a version. */
export function askedVersions(root: Node, documents: DocumentStore): string[] {
  const paths = entriesOf(own(root, 'paths'), documents);
  const servers = itemsOf(own(root, 'servers'), documents).map((server) => textOf(server, 'url') ?? '');
  const addresses = [...paths.map(([path]) => path), ...servers, textOf(root, 'basePath') ?? ''];
  const inAddresses = addresses.flatMap((address) => segment.exec(address)?.[1] ?? []).map((version) => `/${version}`);
  const holders = paths.flatMap(([, item]) => [item, ...entriesOf(item, documents).map(([, operation]) => operation)]);
  const inParameters = holders
    .flatMap((holder) => itemsOf(own(holder, 'parameters'), documents))
    .flatMap((parameter) => {
      const name = textOf(parameter, 'name') ?? '';
      return parameterName.test(name) ? valuesOf(parameter).map((value) => `${name}: ${value}`) : [];
    });
  return [...new Set([...inAddresses, ...inParameters])].toSorted();
}

function valuesOf(parameter: Node): string[] {
  const schema = own(parameter, 'schema')?.raw;
  const {
    enum: list,
    const: only,
    default: usual,
  } = (isMap(schema) ? schema : parameter.raw) as Record<string, unknown>;
  return [list, only, usual]
    .flat()
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map(String);
}
