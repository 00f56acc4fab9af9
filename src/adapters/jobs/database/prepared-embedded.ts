import { type PGlite, parse, protocol } from '@electric-sql/pglite';
import type { Db } from 'pg-boss';
import { preparable } from './prepared.ts';

const { serialize } = protocol;

/** How long a plan is used, in milliseconds: one made on small tables scans all of a large one. */
const freshFor = 60_000;

type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>;

/** A parsed and planned statement, with the types of its parameters and the description of its rows. */
interface Prepared {
  readonly name: string;
  readonly types: readonly number[];
  readonly rows: Messages;
}

/**
 * Runs parameterised statements so that each is parsed and planned only once, and in one call where `query` of PGlite
 * makes six. Parsing and planning takes longer than running. Statements without parameters, which may be several in one
 * text, go to `plain`.
 */
export function preparing(pglite: PGlite, plain: Db['executeSql']): Db['executeSql'] {
  const isPreparable = preparable();
  const known = new Map<string, Prepared>();
  let count = 0;
  let planned = Date.now();
  const send = (...messages: readonly Uint8Array[]): Promise<Messages> =>
    pglite.runExclusive(() => pglite.execProtocolStream(Buffer.concat([...messages, serialize.sync()])));
  const prepare = async (text: string): Promise<Prepared> => {
    const name = `s${++count}`;
    const described = await send(serialize.parse({ name, text }), serialize.describe({ type: 'S', name }));
    const prepared = {
      name,
      types: parse.parseDescribeStatementResults(described),
      rows: described.filter((message) => message.name === 'rowDescription'),
    };
    known.set(text, prepared);
    return prepared;
  };
  return async (text, values) => {
    if (!isPreparable(text, values)) return plain(text, values);
    if (Date.now() - planned > freshFor) {
      planned = Date.now();
      await plain('DISCARD PLANS');
    }
    const { name, types, rows } = known.get(text) ?? (await prepare(text));
    const bound = values.map((value, index) => {
      if (value === null || value === undefined) return null;
      const write = pglite.serializers[types[index] ?? 0] ?? String;
      return write(value);
    });
    const done = await send(serialize.bind({ statement: name, values: bound }), serialize.execute());
    const [result] = parse.parseResults([...rows, ...done], pglite.parsers);
    return { rows: result?.rows ?? [] };
  };
}
