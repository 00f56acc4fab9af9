import type { Place } from '../../model/place.ts';
import type { Bound, ConfiguredClient, RemoteCall } from '../../model/source.ts';
import { callsWithin } from './call-ranges.ts';
import { type Client, clientOfPackage, type Shape } from './clients.ts';
import { lastOf, ownerOf, rootOf } from './dotted.ts';
import { insideOf, type Made, type Meaning, meaningOf, meaningOfValue, nameOfScope, type Site } from './meaning.ts';
import { type Limit, limitOfArguments, limitOfOptions, unknown } from './options.ts';
import { namesOf } from './names.ts';
import type { CallOutline, Outline } from './outline.ts';
import { limitOfMade, limitOfProcess } from './reach.ts';
import { limitOfSurroundings } from './surroundings.ts';

/** A call of a client, found in an outline. */
interface Found {
  readonly call: CallOutline;
  readonly client: Client;
  readonly shape: Shape;
  readonly made: Made | null;
}

/** A call of a function of ours that passes its caller's options on to a client. */
interface Passing {
  readonly call: CallOutline;
  readonly client: Client;
  /** Where the client is called. */
  readonly place: Place;
  readonly parameter: number;
}

/** More calls of clients in one file are not looked at. */
const mostCalls = 1000;
/** A function that makes more calls than this is no thin layer over a client. */
const mostInWrapper = 200;
/** Functions whose names are none of these are not opened in other files to see whether they call out. */
const remoteWords = /http|fetch|axios|request|client|api|got|rest|remote|gateway|call|get|post|put|send|load|json/i;

/** The calls of a file that leave the process. Only for lines the change touches are other files opened. */
export function remoteCalls(site: Site, touched: ReadonlySet<number>): readonly RemoteCall[] {
  const known = site.outline.calls.filter((call) => isWorthOpening(site, call.callee, touched.has(call.line)));
  const found = known.flatMap((call) => clientCall(site, call) ?? passingOn(site, call) ?? []).slice(0, mostCalls);
  return found.map((one) => {
    const { call, client } = one;
    const limit = limitOf({ ...site, scope: call.scope }, one);
    const bound = limit.timeout === 'passed' ? unknown('its options come from the caller') : limit;
    const { callee: expression, line, text } = call;
    const inside = insideOf(site.outline, call.scope);
    const via = 'parameter' in one ? one.place : (one.made?.place ?? null);
    return { client: client.name, expression, inside, line, text, via, touched: touched.has(line), ...bound };
  });
}

/** The clients a file makes with options of their own. */
export function configuredClients(site: Site, touched: ReadonlySet<number>): readonly ConfiguredClient[] {
  return site.outline.calls.flatMap((call) => {
    if (ownerOf(call.callee) === '' || call.fresh) return [];
    const here = { ...site, scope: call.scope };
    const holder = namesOf(site.outline).holders.get(call.start);
    const name = holder?.name ?? nameOfScope(site.outline, call.scope);
    const { callee, fresh, args, line } = call;
    const made = meaningOfValue(here, name, { kind: 'call', callee, fresh, args, line });
    if (made?.kind !== 'instance') return [];
    const exported = site.outline.exports.some((one) => one.from === null && one.local === name);
    const bound = configured(here, call, made.client, made.made);
    const said = { client: made.client.name, expression: callee, name, line, exported };
    return [{ ...said, ...bound, touched: touched.has(line) }];
  });
}

function configured(site: Site, call: CallOutline, client: Client, made: Made): Bound {
  const own = limitOfMade(made, client);
  if (own.timeout !== 'none') return own;
  if (site.outline.silenced.has(call.line)) return unknown('a comment asks for silence');
  return limitOfProcess(site, made, client);
}

function clientCall(site: Site, call: CallOutline): Found | null {
  if (call.fresh) return null;
  const here = { ...site, scope: call.scope };
  const owner = ownerOf(call.callee);
  const whole = owner === '' ? null : meaningOf(here, owner);
  const method = lastOf(call.callee);
  if (whole?.kind === 'instance' || (whole?.kind === 'library' && whole.member === 'default')) {
    return shaped(call, whole, method);
  }
  const direct = meaningOf(here, call.callee);
  return direct?.kind === 'library' || direct?.kind === 'instance'
    ? shaped(call, direct, direct.kind === 'library' ? direct.member : 'default')
    : null;
}

function shaped(call: CallOutline, meaning: Meaning & { kind: 'library' | 'instance' }, name: string): Found | null {
  const { client } = meaning;
  const shape = Object.hasOwn(client.calls, name) ? client.calls[name] : undefined;
  return shape === undefined ? null : { call, client, shape, made: meaning.kind === 'instance' ? meaning.made : null };
}

/** What bounds a call, from the nearest place to the farthest. */
function limitOf(site: Site, found: Found | Passing): Limit {
  const { call, client } = found;
  const own = 'parameter' in found ? limitOfPassed(site, found) : limitOfArguments(site, call, client, found.shape);
  if (own.timeout === 'set' || own.timeout === 'unknown') return own;
  const made = 'parameter' in found ? null : found.made;
  const wider = 'parameter' in found ? [] : [limitOfMade(made, client), limitOfProcess(site, made, client)];
  return [...wider, limitOfSurroundings(site, call)].find(({ timeout }) => timeout !== 'none') ?? own;
}

function limitOfPassed(site: Site, { call, client, parameter }: Passing): Limit {
  if (call.args.some((arg) => arg.kind === 'spread')) return unknown('its arguments are spread from a list');
  return limitOfOptions(site, call.args[parameter], client);
}

/** A call of a function of ours that leaves the options of its only call of a client to its caller. */
function passingOn(site: Site, call: CallOutline): Passing | null {
  const meaning = call.fresh ? null : meaningOf({ ...site, scope: call.scope }, call.callee);
  const passed = meaning?.kind === 'function' ? passedBy(meaning.site, meaning.index) : null;
  return passed && { ...passed, call };
}

const passings = new WeakMap<Outline, Map<number, Omit<Passing, 'call'> | null>>();

/** The parameter of a function that holds the options of its only call of a client. */
function passedBy(site: Site, index: number): Omit<Passing, 'call'> | null {
  const known = passings.get(site.outline) ?? new Map<number, Omit<Passing, 'call'> | null>();
  passings.set(site.outline, known);
  let passed = known.get(index);
  if (passed === undefined) known.set(index, (passed = passingIn(site, index)));
  return passed;
}

function passingIn(site: Site, index: number): Omit<Passing, 'call'> | null {
  const { start = 0, end = 0 } = site.outline.functions[index] ?? {};
  const inside = callsWithin(site.outline, start, end);
  const found = inside.length > mostInWrapper ? [] : inside.flatMap((one) => clientCall(site, one) ?? []);
  const [only] = found;
  if (only === undefined || found.length > 1) return null;
  const limit = limitOf({ ...site, scope: only.call.scope }, only);
  if (limit.timeout !== 'passed' || limit.function !== index) return null;
  return { client: only.client, place: { file: site.path, line: only.call.line }, parameter: limit.parameter };
}

function isWorthOpening(site: Site, callee: string, touched: boolean): boolean {
  const imported = namesOf(site.outline).imports.get(rootOf(callee));
  if (imported === undefined || clientOfPackage(imported.entry.specifier) !== null) return true;
  return touched && (remoteWords.test(callee) || remoteWords.test(imported.entry.specifier));
}
