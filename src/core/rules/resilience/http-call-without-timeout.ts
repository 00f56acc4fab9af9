import type { Facts } from '../../model/facts.ts';
import type { FactRule, Hit } from '../../model/rule.ts';
import type { ConfiguredClient, RemoteCall, Source } from '../../model/source.ts';
import { authorities } from '../authorities.ts';
import { code } from '../render-message.ts';

export default {
  area: 'Resilience',
  severity: 'high',
  certainty: 'likely',
  message: '{expression} {where} {state}.',
  why: 'When the other side hangs, every call keeps its socket, its memory and the request it serves until somebody gives up: Node ends a `fetch` after five minutes, most clients wait for ever. Under load the waiting calls pile up until this service answers nobody, and then its own callers hang.',
  fix: 'Set a limit on the call or on the client that makes it, shorter than your own callers wait: `signal: AbortSignal.timeout(3000)` for fetch, `timeout: 3000` for axios, `timeout: { request: 3000 }` for got. Decide what to answer when it is reached.',
  authority: [authorities.rel05bp05, authorities.sreCascading],
  judge: (facts) => {
    const before = new Map(facts.sources.before.map((source) => [source.path, source]));
    const callsOf = Map.groupBy(
      facts.sources.after.flatMap(({ calls }) => calls).filter(({ via }) => via !== null),
      ({ via }) => placeOf({ path: via?.file ?? '', line: via?.line ?? 0 }),
    );
    const clients = facts.sources.after.flatMap((source) => clientHits(source, before.get(source.path), callsOf));
    const said = new Set(clients.map(placeOf));
    const moved = movedCalls(facts);
    const calls = facts.sources.after.flatMap((source) => callHits(source, before.get(source.path), said, moved));
    const found = [...clients.map((one): Found => ({ cause: one.subject, hit: one })), ...calls];
    return [...Map.groupBy(found, ({ cause }) => cause).values()].flatMap((all) =>
      all.slice(0, 1).map((one) => one.hit),
    );
  },
} satisfies FactRule;

/** Hits of one cause are said once: calls through the same client or function can be put right in that one place. */
interface Found {
  readonly cause: string;
  readonly hit: Hit;
}

/** A client without a limit is said once, where it is made, instead of at each of its calls. */
function clientHits(
  { path, clients }: Source,
  before: Source | undefined,
  callsOf: ReadonlyMap<string, readonly RemoteCall[]>,
): readonly Hit[] {
  return clients.flatMap((client) => {
    if (client.timeout !== 'none') return [];
    const was = before?.clients.filter(
      ({ name, expression }) => name === client.name && expression === client.expression,
    );
    const lost = was?.length === 1 && was[0]?.timeout === 'set' ? was[0] : null;
    const used = isUsed(client, callsOf.get(placeOf({ path, line: client.line })));
    if (lost === null && !(client.touched && !was?.length && used)) return [];
    const where = client.name === '' ? 'here' : `for ${code(client.name)}`;
    return [
      hit(
        path,
        `${path} ${client.expression} ${client.name}`,
        client,
        where,
        lost ? lostIt(lost) : 'makes a client without a timeout',
      ),
    ];
  });
}

function callHits(
  { path, calls }: Source,
  before: Source | undefined,
  said: ReadonlySet<string>,
  moved: Map<string, number>,
): readonly Found[] {
  const was = Map.groupBy(before?.calls ?? [], keyOf);
  const lostAs = new Map(
    [...Map.groupBy(calls, keyOf)].map(([key, now]) => [key, lostBy(now, was.get(key) ?? [])] as const),
  );
  return calls.flatMap((call) => {
    if (call.timeout !== 'none' || (call.via && said.has(placeOf({ path: call.via.file, line: call.via.line }))))
      return [];
    const lost = lostAs.get(keyOf(call)) ?? null;
    if (lost === null && (!call.touched || takeOne(moved, call.text))) return [];
    const where = call.inside === '' ? 'at the top level' : `in ${code(call.inside)}`;
    const through = call.via && call.via.file !== path ? `, and ${code(call.via.file)} sets none` : '';
    const subject = call.via ? `${call.via.file} ${call.expression}` : `${path} ${keyOf(call)}`;
    const cause = call.via ? placeOf({ path: call.via.file, line: call.via.line }) : subject;
    return [{ cause, hit: hit(path, subject, call, where, lost ? lostIt(lost) : `has no timeout${through}`) }];
  });
}

/** Of calls that are alike, one as it was if it had a limit: all in that function had one, and now fewer do. */
function lostBy(now: readonly RemoteCall[], was: readonly RemoteCall[]): RemoteCall | null {
  const kept = now.filter(({ timeout }) => timeout === 'set').length;
  return kept < was.length && was.every(({ timeout }) => timeout === 'set') ? (was[0] ?? null) : null;
}

/** Calls without a limit that the change takes away somewhere: one of the same text is the same call, moved. */
function movedCalls(facts: Facts): Map<string, number> {
  const gone = facts.sources.before.flatMap(({ calls }) =>
    calls.filter(({ touched, timeout }) => touched && timeout === 'none'),
  );
  return new Map([...Map.groupBy(gone, ({ text }) => text)].map(([text, all]) => [text, all.length]));
}

function takeOne(counts: Map<string, number>, text: string): boolean {
  const count = counts.get(text) ?? 0;
  counts.set(text, count - 1);
  return count > 0;
}

/** A client may be made without a limit if each of its calls in sight has one. */
function isUsed({ exported }: ConfiguredClient, calls: readonly RemoteCall[] = []): boolean {
  return calls.length === 0 ? exported : calls.some(({ timeout }) => timeout === 'none');
}

function hit(
  path: string,
  subject: string,
  { client, expression, line }: RemoteCall | ConfiguredClient,
  where: string,
  state: string,
): Hit {
  const fix = fixes[client];
  const values = { expression: code(expression), where, state };
  return { subject, path, line, side: 'after', values, ...(fix ? { fix } : {}) };
}

const limit = 'The limit should be shorter than your own callers wait; decide what to answer when it is reached.';
const fixes: Readonly<Record<string, string | undefined>> = {
  fetch: `Pass \`signal: AbortSignal.timeout(3000)\` in the options. ${limit}`,
  'node-fetch': `Pass \`signal: AbortSignal.timeout(3000)\` in the options. ${limit}`,
  axios: `Pass \`timeout: 3000\` with the call, or once with \`axios.create({ timeout: 3000 })\`. ${limit}`,
  HttpService: `Pass \`timeout: 3000\` with the call, or once with \`HttpModule.register({ timeout: 3000 })\`. ${limit}`,
  undici: `Pass \`headersTimeout\` and \`bodyTimeout\`, or \`signal: AbortSignal.timeout(3000)\`, in the options. ${limit}`,
  got: `Pass \`timeout: { request: 3000 }\` with the call, or once with \`got.extend\`. ${limit}`,
  superagent: `Add \`.timeout({ response: 3000, deadline: 10000 })\` to the request. ${limit}`,
  http: `Pass \`signal: AbortSignal.timeout(3000)\`, or \`timeout: 3000\` and destroy the request on its \`timeout\` event. ${limit}`,
};

function lostIt({ because }: RemoteCall | ConfiguredClient): string {
  return `no longer has a timeout; it was ${because}`;
}

function keyOf({ inside, expression }: RemoteCall): string {
  return `${inside} ${expression}`;
}

function placeOf({ path, line }: Pick<Hit, 'path' | 'line'>): string {
  return `${path}:${line}`;
}
