import { Refusal } from '../http/refusal.ts';

/** What a field is resolved from: values, and functions of the field's arguments. */
export type Source = Record<string, unknown>;

/** The arguments every connection takes. */
export interface Paging {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A page of a list as GraphQL has it. As on the real host, it must be asked how many. */
export function connection<Item>(items: readonly Item[], shape: (item: Item) => Source): (paging: Paging) => Source {
  return ({ first, after, last, before }) => {
    const most = first ?? last;
    if (most === null || most === undefined || most < 1 || most > 100)
      throw new Refusal(
        200,
        'You must provide a `first` or `last` value between 1 and 100 to properly paginate the connection.',
      );
    const start = after ? Number(Buffer.from(after, 'base64').toString()) + 1 : 0;
    const end = before ? Number(Buffer.from(before, 'base64').toString()) : items.length;
    const from = first ? start : Math.max(end - most, start);
    const to = Math.min(from + most, end);
    const nodes = items.slice(from, to).map(shape);
    return {
      nodes,
      edges: nodes.map((node, at) => ({ node, cursor: cursor(from + at) })),
      totalCount: items.length,
      pageInfo: {
        hasNextPage: to < items.length,
        hasPreviousPage: from > 0,
        startCursor: nodes.length > 0 ? cursor(from) : null,
        endCursor: nodes.length > 0 ? cursor(to - 1) : null,
      },
    };
  };
}

function cursor(at: number): string {
  return Buffer.from(`${at}`).toString('base64');
}
