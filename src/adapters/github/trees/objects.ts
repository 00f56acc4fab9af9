import { TryAgain } from '../../../core/model/problem.ts';
import { hostAnswer } from '../client/host-answer.ts';
import { statusOf } from '../client/failure.ts';
import type { Host } from '../client/host.ts';
import { noRetries } from '../client/once.ts';

/** A blob: by its id, or by revision and path, as in `HEAD:.github/architect.yml`. */
export interface ObjectAt {
  readonly owner: string;
  readonly name: string;
  readonly at: { readonly oid: string } | { readonly expression: string };
}

/** A blob as GraphQL returns it; the text is null for binary content. */
export interface ToldBlob {
  readonly text: string | null;
  readonly isTruncated: boolean;
  readonly byteSize: number;
}

/** The object may exist: the host failed to return it, because it was too much or went wrong. */
export type Untold = 'untold';

/** How often a query that the host could not answer in time is split in two. */
const mostCuts = 3;

/**
 * Loads many blobs with one query; null for each that does not exist, or is not shown. A query that was too much for
 * the host is split and not repeated; objects that still fail have to be requested one by one.
 */
export async function readObjects(
  host: Host,
  wanted: readonly ObjectAt[],
  cuts = mostCuts,
): Promise<readonly (ToldBlob | Untold | null)[]> {
  if (wanted.length === 0) return [];
  const { query, variables, aliases } = questionOf(wanted);
  try {
    const { data, errors } = await hostAnswer(
      'the content of files',
      told(host.graphql<Data>(query, { ...variables, request: noRetries })),
    );
    return aliases.map((path) => {
      const [repository, object] = path;
      const blob = data[repository]?.[object] ?? null;
      const isUntold = errors.some((error) => isFailure(error) && isAbout(error, path));
      return isUntold && (blob?.text ?? null) === null ? 'untold' : blob;
    });
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    if (cuts === 0 || wanted.length === 1)
      throw new TryAgain(60, 'GitHub took too long to bring the content of files.');
    const middle = Math.ceil(wanted.length / 2);
    const first = await readObjects(host, wanted.slice(0, middle), cuts - 1);
    return [...first, ...(await readObjects(host, wanted.slice(middle), cuts - 1))];
  }
}

/** By the aliases of the repository and of the object. */
type Data = Readonly<Record<string, Readonly<Record<string, ToldBlob | null>> | null>>;

/** The host gave up before the answer was complete. */
class TooMuch extends Error {}

/** An answer that may be partial, with its errors: to GraphQL a missing object is an error, here it is not. */
async function told(answer: Promise<Data>): Promise<{ readonly data: Data; readonly errors: Said['errors'] }> {
  try {
    return { data: await answer, errors: [] };
  } catch (error) {
    const { status, data, errors } = error as Partial<Said>;
    if (status === 502 || status === 504) throw new TooMuch();
    if (!errors || statusOf(error) === 429) throw error;
    if (!data) throw new TooMuch();
    return { data, errors };
  }
}

interface Said {
  readonly status: number;
  readonly data: Data | null;
  readonly errors: readonly { readonly type?: string; readonly path?: readonly unknown[] }[];
}

/** Whether an error is anything but "does not exist" or "not shown". */
function isFailure({ type = '' }: Said['errors'][number]): boolean {
  return !['NOT_FOUND', 'FORBIDDEN', 'INSUFFICIENT_SCOPES'].includes(type);
}

/** Whether an error may concern an object: it has the object's path, or none. */
function isAbout({ path = [] }: Said['errors'][number], object: readonly string[]): boolean {
  return object.every((part, index) => path[index] === undefined || path[index] === part);
}

/** The query; everything that somebody else wrote is passed in variables. */
function questionOf(wanted: readonly ObjectAt[]) {
  const repositories = Map.groupBy(wanted.entries(), ([, { owner, name }]) => `${owner}/${name}`);
  const variables: Record<string, string> = {};
  const declared: string[] = [];
  const aliases: (readonly [string, string])[] = [];
  const parts = [...repositories.values()].map((objects, number) => {
    const asks = objects.map(([index, { at }]) => {
      const byId = 'oid' in at;
      variables[`at${index}`] = byId ? at.oid : at.expression;
      declared.push(`$at${index}: ${byId ? 'GitObjectID' : 'String'}!`);
      aliases[index] = [`r${number}`, `o${index}`];
      return `o${index}: object(${byId ? 'oid' : 'expression'}: $at${index}) { ...told }`;
    });
    const [, { owner = '', name = '' } = {}] = objects[0] ?? [];
    variables[`owner${number}`] = owner;
    variables[`name${number}`] = name;
    declared.push(`$owner${number}: String!`, `$name${number}: String!`);
    return `r${number}: repository(owner: $owner${number}, name: $name${number}) { ${asks.join(' ')} }`;
  });
  const fragment = 'fragment told on Blob { text isTruncated byteSize }';
  return { query: `query (${declared.join(', ')}) { ${parts.join(' ')} } ${fragment}`, variables, aliases };
}
