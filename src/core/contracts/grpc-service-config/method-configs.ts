import { isMap, type Node, own } from '../document-store.ts';
import { listItems } from '../list-items.ts';

/** What is said of calls, by whom it is said of: `orders.Orders/Pay`, `orders.Orders/` for all of a service, and nothing for all there are. */
export type MethodConfigs = ReadonlyMap<string, Node>;

/** The entries of a config, each under all its names. */
export function entriesIn(root: Node): MethodConfigs {
  const all = listItems(own(root, 'methodConfig')).flatMap((entry) =>
    namesOf(entry).map((name): [string, Node] => [keyOf(name), entry]),
  );
  return new Map(all);
}

/** The names of an entry. */
export function namesOf(entry: Node): readonly Node[] {
  return listItems(own(entry, 'name')).filter(({ raw }) => isMap(raw));
}

/** What holds for a call: the entry of its method, else that of its service, else that of all. They are not merged. */
export function configOf(name: string, entries: MethodConfigs): Node | undefined {
  return entries.get(name) ?? entries.get(name.replace(/[^/]*$/, '')) ?? entries.get('');
}

/** A name as it is told to people. */
export function nameOf(key: string): string {
  if (key === '') return 'all services';
  return key.endsWith('/') ? key.slice(0, -1) : key;
}

/** The name of a method, of a service, or of all. */
export function keyOf({ raw }: Node): string {
  const { service, method } = (isMap(raw) ? raw : {}) as { readonly service?: unknown; readonly method?: unknown };
  if (typeof service !== 'string' || service === '') return '';
  return `${service}/${typeof method === 'string' ? method : ''}`;
}
