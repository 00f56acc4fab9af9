import type { Place } from '../../model/place.ts';
import type { Bound, ConfiguredClient, RemoteCall } from '../../model/source.ts';
import { callsWithin } from './call-ranges.ts';
import { type Client, clientOfPackage, clients, type Shape } from './clients.ts';
import { lastOf, ownerOf, rootOf } from './dotted.ts';
import {
  insideOf,
  type ClientInstance,
  type Meaning,
  meaningOf,
  meaningOfValue,
  nameOfScope,
  type Site,
} from './meaning.ts';
import { type Limit, limitOfArguments, limitOfOptions, unknown } from './options.ts';
import { namesOf } from './names.ts';
import type { CallOutline, Outline } from './outline.ts';
import { limitOfInstance, limitOfProcess } from './reach.ts';
import { limitOfSurroundings } from './surroundings.ts';

/** What a call says: by whom, and with what. */
type Written = Pick<CallOutline, 'callee' | 'args' | 'chain' | 'line' | 'text'>;

/** A call of a client. */
interface ClientCall {
  readonly call: CallOutline;
  /** The call itself, or the method that is called on what it gives. */
  readonly written: Written;
  readonly client: Client;
  readonly shape: Shape;
  readonly made: ClientInstance | null;
}

/** A call of a function of this code base that passes the caller's options on to a client. */
interface WrapperCall {
  readonly call: CallOutline;
  readonly client: Client;
  /** Where the client is called. */
  readonly place: Place;
  readonly parameter: number;
}

/** The most calls of clients in one file that are read. */
const mostCalls = 1000;
/** The most calls in a function that counts as a wrapper of a client. */
const mostInWrapper = 200;
/** Imported functions are followed into their file only if their name or module has one of these words. */
const remoteWords =
  /http|fetch|axios|request|client|api|got|rest|remote|gateway|call|get|post|put|patch|delete|send|load|json/i;

/** The calls of a file that leave the process. Other files are opened only for lines that the change touches. */
export function remoteCalls(site: Site, touched: ReadonlySet<number>): readonly RemoteCall[] {
  const known = site.outline.calls.filter((call) => isWorthOpening(site, call.callee, touched.has(call.line)));
  const found = known.flatMap((call) => clientCall(site, call) ?? wrapperCall(site, call) ?? []).slice(0, mostCalls);
  return found.map((one) => {
    const { call, client } = one;
    const limit = limitOf({ ...site, scope: call.scope }, one);
    const bound = limit.timeout === 'passed' ? unknown('its options come from the caller') : limit;
    const { callee: expression, line, text } = 'written' in one ? one.written : call;
    const inside = insideOf(site.outline, call.scope);
    const via = 'parameter' in one ? one.place : (one.made?.place ?? null);
    return { client: client.name, expression, inside, line, text, via, touched: touched.has(line), ...bound };
  });
}

/** The clients that a file makes with their own options. */
export function configuredClients(site: Site, touched: ReadonlySet<number>): readonly ConfiguredClient[] {
  return site.outline.calls.flatMap((call) => {
    if (ownerOf(call.callee) === '' || call.isNew) return [];
    const here = { ...site, scope: call.scope };
    const holder = namesOf(site.outline).holders.get(call.start);
    const name = holder?.name ?? nameOfScope(site.outline, call.scope);
    const { callee, isNew, args, line } = call;
    const made = meaningOfValue(here, name, { kind: 'call', callee, isNew, args, line });
    if (made?.kind !== 'instance') return [];
    const exported = site.outline.exports.some((one) => one.from === null && one.local === name);
    const bound = configured(here, call, made.client, made.made);
    const said = { client: made.client.name, expression: callee, name, line, exported };
    return [{ ...said, ...bound, touched: touched.has(line) }];
  });
}

function configured(site: Site, call: CallOutline, client: Client, made: ClientInstance): Bound {
  const own = limitOfInstance(made, client);
  if (own.timeout !== 'none') return own;
  if (site.outline.suppressed.has(call.line)) return unknown('a comment asks for silence');
  return limitOfProcess(site, made, client);
}

function clientCall(site: Site, call: CallOutline): ClientCall | null {
  if (call.isNew) return null;
  const here = { ...site, scope: call.scope };
  const owner = ownerOf(call.callee);
  const whole = owner === '' ? null : meaningOf(here, owner);
  const method = lastOf(call.callee);
  if (whole?.kind === 'instance' || (whole?.kind === 'library' && whole.member === 'default')) {
    const found = shaped(call, whole, method);
    if (found !== null) return found;
  }
  const direct = meaningOf(here, call.callee);
  const found =
    direct?.kind === 'library' || direct?.kind === 'instance'
      ? shaped(call, direct, direct.kind === 'library' ? direct.member : 'default')
      : null;
  return found ?? callOfMade(here, call);
}

/** A call of a client that is made for it: `axios.create().post(url)`, `this.client().get(url)`. */
function callOfMade(site: Site, call: CallOutline): ClientCall | null {
  const { callee, isNew, args, line, next, chain } = call;
  const method = lastOf(next?.callee ?? '');
  if (next === null || !clients.some(({ calls }) => Object.hasOwn(calls, method))) return null;
  const made = meaningOfValue(site, '', { kind: 'call', callee, isNew, args, line });
  return made?.kind === 'instance' ? shaped(call, made, method, { ...next, chain: chain.slice(1) }) : null;
}

function shaped(
  call: CallOutline,
  meaning: Meaning & { kind: 'library' | 'instance' },
  name: string,
  written: Written = call,
): ClientCall | null {
  const { client } = meaning;
  const shape = Object.hasOwn(client.calls, name) ? client.calls[name] : undefined;
  const made = meaning.kind === 'instance' ? meaning.made : null;
  return shape === undefined ? null : { call, written, client, shape, made };
}

/** The timeout of a call, from the nearest place that may set it to the farthest. */
function limitOf(site: Site, found: ClientCall | WrapperCall): Limit {
  const { call, client } = found;
  const own =
    'parameter' in found ? limitOfPassed(site, found) : limitOfArguments(site, found.written, client, found.shape);
  if (own.timeout === 'set' || own.timeout === 'unknown') return own;
  const made = 'parameter' in found ? null : found.made;
  const wider = 'parameter' in found ? [] : [limitOfInstance(made, client), limitOfProcess(site, made, client)];
  return [...wider, limitOfSurroundings(site, call)].find(({ timeout }) => timeout !== 'none') ?? own;
}

function limitOfPassed(site: Site, { call, client, parameter }: WrapperCall): Limit {
  if (call.args.some((arg) => arg.kind === 'spread')) return unknown('its arguments are spread from a list');
  return limitOfOptions(site, call.args[parameter], client);
}

/** The wrapper that a call uses; null if it uses none. */
function wrapperCall(site: Site, call: CallOutline): WrapperCall | null {
  const meaning = call.isNew ? null : meaningOf({ ...site, scope: call.scope }, call.callee);
  const passed = meaning?.kind === 'function' ? optionsParameterOf(meaning.site, meaning.index) : null;
  return passed && { ...passed, call };
}

const wrappers = new WeakMap<Outline, Map<number, Omit<WrapperCall, 'call'> | null>>();

/** The client calls in a function whose options are one of the function's parameters, computed once; null if there are none. */
function optionsParameterOf(site: Site, index: number): Omit<WrapperCall, 'call'> | null {
  const known = wrappers.get(site.outline) ?? new Map<number, Omit<WrapperCall, 'call'> | null>();
  wrappers.set(site.outline, known);
  let passed = known.get(index);
  if (passed === undefined) known.set(index, (passed = findOptionsParameter(site, index)));
  return passed;
}

function findOptionsParameter(site: Site, index: number): Omit<WrapperCall, 'call'> | null {
  const { start = 0, end = 0 } = site.outline.functions[index] ?? {};
  const inside = callsWithin(site.outline, start, end);
  const found = inside.length > mostInWrapper ? [] : inside.flatMap((one) => clientCall(site, one) ?? []);
  const [first] = found;
  if (first === undefined || found.some(({ client }) => client !== first.client)) return null;
  const parameters = new Set(
    found.map((one) => {
      const limit = limitOf({ ...site, scope: one.call.scope }, one);
      return limit.timeout === 'passed' && limit.function === index ? limit.parameter : -1;
    }),
  );
  const [parameter = -1] = parameters;
  if (parameters.size > 1 || parameter < 0) return null;
  return { client: first.client, place: { file: site.path, line: first.call.line }, parameter };
}

function isWorthOpening(site: Site, callee: string, touched: boolean): boolean {
  const imported = namesOf(site.outline).imports.get(rootOf(callee));
  if (imported === undefined || clientOfPackage(imported.entry.specifier) !== null) return true;
  return touched && (remoteWords.test(callee) || remoteWords.test(imported.entry.specifier));
}
