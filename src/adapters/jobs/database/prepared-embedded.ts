import { type PGlite, parse, protocol } from '@electric-sql/pglite';
import type { Db } from 'pg-boss';
import { preparable } from './prepared.ts';

const { serialize } = protocol;

/** For so long a plan is used, in milliseconds: one that was made on small tables reads all of a large one. */
const freshFor = 60_000;

type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>;

/** A statement that was parsed and planned, with the types of its values and what describes its rows. */
interface Prepared {
  readonly name: string;
  readonly types: readonly number[];
  readonly rows: Messages;
}

/**
 * Runs statements with values so that each is parsed and planned only once, which takes longer than to run it, and in one
 * call where `query` of PGlite makes six. Statements without values, which may be several, go to `plain`.
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
