import type { Answer, Call } from './route.ts';

/** One page of a list, with the links to the others; `wrap` puts it where the answer has its list. */
export function paged<Item>(
  call: Call,
  items: readonly Item[],
  shape: (item: Item) => unknown,
  wrap: (page: readonly unknown[], total: number) => unknown = (page) => page,
): Answer {
  const size = Math.min(Math.max(Number(call.query.get('per_page') ?? 30), 1), 100);
  const page = Math.max(Number(call.query.get('page') ?? 1), 1);
  const last = Math.max(Math.ceil(items.length / size), 1);
  const shown = items.slice((page - 1) * size, page * size).map(shape);
  const links = { ...(page > 1 ? { prev: page - 1, first: 1 } : {}), ...(page < last ? { next: page + 1, last } : {}) };
  const link = Object.entries(links).map(([name, number]) => `<${address(call, number)}>; rel="${name}"`);
  return {
    status: 200,
    body: wrap(shown, items.length),
    headers: link.length > 0 ? { link: link.join(', ') } : {},
  };
}

function address({ hub, path, query }: Call, page: number): string {
  const next = new URLSearchParams(query);
  next.set('page', `${page}`);
  return `${hub.url}${path}?${next}`;
}
