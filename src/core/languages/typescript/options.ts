import type { Bound } from '../../model/source.ts';
import type { Client, Shape } from './clients.ts';
import { lastOf, rootOf } from './dotted.ts';
import { declarationOf, meaningOf, scopesOf, type Site } from './meaning.ts';
import { namesOf } from './names.ts';
import type { CallOutline, Declaration, Outline, Value } from './outline.ts';

/** The timeout of a call, or the parameter of an enclosing function that decides it. */
export type Limit = Bound | { readonly timeout: 'passed'; readonly function: number; readonly parameter: number };

/** No timeout was found. */
export const noLimit: Bound = { timeout: 'none', because: '' };

const deepest = 5;
/** The URL of a file shipped with the code: `fetch(new URL('./font.ttf', import.meta.url))`. */
const besideTheCode = /\(newURL\([^()]*,import\.meta\.url\)/;

/** The timeout by the arguments of a call. */
export function limitOfArguments(
  site: Site,
  { args, chain, text }: Pick<CallOutline, 'args' | 'chain' | 'text'>,
  client: Client,
  shape: Shape,
): Limit {
  if (chain.some((name) => client.chained.includes(name))) return set('in the call');
  if (args.some((arg) => arg.kind === 'spread')) return unknown('its arguments are spread from a list');
  if (/text\/event-stream/.test(text)) return unknown('it reads a stream of events');
  if (besideTheCode.test(text)) return unknown('it stays on this machine');
  const options = limitOfOptions(site, args[shape.options], client);
  if (!shape.either || options.timeout === 'set') return options;
  const first = limitOfFirst(site, args[0], client);
  return options.timeout === 'none' ? first : options;
}

/** The timeout by an options value. */
export function limitOfOptions(site: Site, value: Value | undefined, client: Client, depth = 0): Limit {
  if (value === undefined || value.kind === 'literal' || value.kind === 'function') return noLimit;
  if (depth > deepest) return unknown('its options are made elsewhere');
  if (value.kind === 'name') return limitOfName(site, value.name, client, depth);
  if (value.kind === 'choice')
    return limitOfChoice(value.parts.map((part) => limitOfOptions(site, part, client, depth + 1)));
  if (value.kind === 'call') return limitOfReturned(site, value, client, depth);
  if (value.kind !== 'object') return unknown('its options are made elsewhere');
  for (const { key, value: given } of value.entries) {
    if (client.bounds.includes(key) && !isNothing(given)) return set('in the call');
  }
  if (
    value.entries.some(
      ({ key, value: given }) => key === 'responseType' && given.kind === 'text' && given.text === 'stream',
    )
  ) {
    return unknown('it reads a stream');
  }
  const limits = [
    ...value.entries.flatMap(({ key, value: given }) =>
      client.carriers.includes(key) ? [limitOfCarrier(site, given, key, depth)] : [],
    ),
    ...value.spreads.map((spread) => limitOfOptions(site, spread, client, depth + 1)),
  ];
  return (
    limits.find(({ timeout }) => timeout === 'set') ??
    limits.find(({ timeout }) => timeout === 'unknown') ??
    limits.find(({ timeout }) => timeout === 'passed') ??
    noLimit
  );
}

/** The timeout by options that a function of this code base returns. */
function limitOfReturned(site: Site, value: Value, client: Client, depth: number): Bound {
  const returned = returnedBy(site, value);
  const limit = returned && limitOfOptions(returned.site, returned.value, client, depth + 1);
  return limit === null || limit.timeout === 'passed' ? unknown('its options are made elsewhere') : limit;
}

/** What a call of a function of this code base gives, if the function returns in one place. */
function returnedBy(site: Site, value: Value): { readonly site: Site; readonly value: Value } | null {
  const meaning = value.kind === 'call' && !value.isNew ? meaningOf(site, value.callee) : null;
  if (meaning?.kind !== 'function') return null;
  const { returns = [], broken = true } = meaning.site.outline.functions[meaning.index] ?? {};
  const [only] = returns;
  if (only === undefined || returns.length > 1 || broken) return null;
  return { site: { ...meaning.site, scope: meaning.index }, value: only };
}

/** The timeout if the options are one of several: the one all agree on. If one sets nothing, a caller may still decide. */
function limitOfChoice(limits: readonly Limit[]): Limit {
  const first = limits.find(({ timeout }) => timeout !== 'none') ?? noLimit;
  const agreed = limits.every((one) => isSame(one, first) || (one.timeout === 'none' && first.timeout === 'passed'));
  return agreed ? first : unknown('its options depend on a condition');
}

function isSame(one: Limit, other: Limit): boolean {
  if (one.timeout !== 'passed' || other.timeout !== 'passed') return one.timeout === other.timeout;
  return one.function === other.function && one.parameter === other.parameter;
}

/** A timeout that is set, with where. */
export function set(where: string): Bound {
  return { timeout: 'set', because: `set ${where}` };
}

/** A timeout that cannot be determined, with why. */
export function unknown(because: string): Bound {
  return { timeout: 'unknown', because };
}

function limitOfName(site: Site, name: string, client: Client, depth: number): Limit {
  const root = rootOf(name);
  const local = declarationOf(site, name);
  if (isBoundLater(site, name, client, local?.scope ?? -1)) return set(`on \`${name}\``);
  for (const at of scopesOf(site.outline, site.scope)) {
    const parameter = site.outline.functions[at]?.parameters.indexOf(root) ?? -1;
    if (parameter >= 0 && isFilledLater(site, root, client, at)) return unknown(`\`${root}\` is written to later`);
    if (parameter >= 0 && root === name) return { timeout: 'passed', function: at, parameter };
    if (parameter >= 0) return unknown(`\`${root}\` comes from the caller`);
  }
  if (local !== null && isFilledLater(site, name, client, local.scope))
    return unknown(`\`${name}\` is written to later`);
  if (local !== null) return limitOfDeclared({ ...site, scope: local.scope }, local, client, depth + 1);
  const meaning = meaningOf(site, name);
  if (meaning?.kind === 'value') return limitOfDeclared(meaning.site, meaning.declaration, client, depth + 1);
  return unknown(`\`${name}\` is made elsewhere`);
}

const declared = new WeakMap<Declaration, Map<string, Limit>>();

/** The timeout by a variable's value, computed once per depth and client, however many options use it. */
function limitOfDeclared(site: Site, declaration: Declaration, client: Client, depth: number): Limit {
  const known = declared.get(declaration) ?? new Map<string, Limit>();
  declared.set(declaration, known);
  const key = `${depth} ${client.name}`;
  const limit = known.get(key) ?? limitOfOptions(site, declaration.value, client, depth);
  known.set(key, limit);
  return limit;
}

/** Whether a timeout is assigned to the options after their declaration: `options.signal = signal`. */
function isBoundLater({ outline }: Site, name: string, client: Client, scope: number): boolean {
  const { assignments } = namesOf(outline);
  const writes = client.bounds.flatMap((bound) => assignments.get(`${name}.${bound}`) ?? []);
  return writes.some((one) => scopesOf(outline, one.scope).includes(scope));
}

/** Whether a timeout may be added to a variable later: `options = { ...options, signal }`, `Object.assign(options, limits)`. */
function isFilledLater({ outline }: Site, name: string, client: Client, scope: number): boolean {
  const known = filled.get(outline) ?? new Map<string, readonly number[]>();
  filled.set(outline, known);
  const key = `${client.name} ${name}`;
  const from = known.get(key) ?? filledFrom(outline, name, client);
  known.set(key, from);
  return from.some((one) => scopesOf(outline, one).includes(scope));
}

const filled = new WeakMap<Outline, Map<string, readonly number[]>>();

/** The functions in which a timeout may be added to a variable of that name. */
function filledFrom(outline: Outline, name: string, client: Client): readonly number[] {
  const { assignments, calls } = namesOf(outline);
  const writes = [
    ...(assignments.get(name) ?? []).map(({ scope, value }) => ({ scope, values: [value] })),
    ...(calls.get('Object.assign') ?? []).flatMap(({ scope, args: [whole, ...values] }) =>
      whole !== undefined && isNamed(whole, name) ? [{ scope, values }] : [],
    ),
  ];
  const bounding = writes.filter(({ values }) => values.some((value) => mayBound(value, name, client)));
  return [...new Set(bounding.map(({ scope }) => scope))];
}

/** Whether a value may add a timeout to the variable of that name. */
function mayBound(value: Value, name: string, client: Client): boolean {
  if (value.kind === 'choice') return value.parts.some((part) => mayBound(part, name, client));
  if (value.kind === 'object') {
    const named = value.entries.some(({ key }) => client.bounds.includes(key) || client.carriers.includes(key));
    return named || value.spreads.some((part) => mayBound(part, name, client));
  }
  return value.kind !== 'literal' && value.kind !== 'text' && !isNamed(value, name);
}

function isNamed(value: Value, name: string): boolean {
  return value.kind === 'name' && value.name === name;
}

/** The timeout by the first argument, which may be a URL, or the options with the URL in them. */
function limitOfFirst(site: Site, value: Value | undefined, client: Client): Limit {
  if (value === undefined) return noLimit;
  const global = client.name === 'fetch';
  if (value.kind === 'object') return limitOfOptions(site, value, client);
  if (value.kind === 'text') {
    if (global && value.text.startsWith('/')) return unknown('its address is relative, as in a browser');
    return /^(data|file|blob):/.test(value.text) ? unknown('it stays on this machine') : noLimit;
  }
  if (value.kind === 'call') {
    const makes = /request|option/i.test(value.callee) || /config/i.test(lastOf(value.callee));
    return makes ? unknown(`\`${value.callee}\` makes the request`) : noLimit;
  }
  if (value.kind === 'choice') {
    const limits = value.parts.map((part) => limitOfFirst(site, part, client));
    return limits.find(({ timeout }) => timeout !== 'none') ?? noLimit;
  }
  if (value.kind !== 'name') return global ? noLimit : unknown('its options are made elsewhere');
  const held = heldBy(site, value.name);
  if (held !== null && held.kind !== 'name' && held.kind !== 'choice' && held.kind !== 'other') {
    return held.kind === 'object' ? limitOfName(site, value.name, client, 0) : limitOfFirst(site, held, client);
  }
  const last = lastOf(value.name);
  if (global ? !/^(req|request|input)$/i.test(last) : /ur[il]|href|endpoint|address|link|path/i.test(last))
    return noLimit;
  return limitOfName(site, value.name, client, 0);
}

function heldBy(site: Site, name: string): Value | null {
  const local = declarationOf(site, name);
  if (local !== null) return local.value;
  const meaning = meaningOf(site, name);
  return meaning?.kind === 'value' ? meaning.declaration.value : null;
}

/** The timeout by an agent, dispatcher or hook in the options, which may set one for all calls that use it. */
function limitOfCarrier(site: Site, value: Value, key: string, depth: number): Limit {
  const unclear = unknown(`its \`${key}\` may set one`);
  if (depth > deepest) return unclear;
  if (value.kind === 'literal') return noLimit;
  if (value.kind === 'choice') {
    const limit = limitOfChoice(value.parts.map((part) => limitOfCarrier(site, part, key, depth + 1)));
    return limit.timeout === 'unknown' ? unclear : limit;
  }
  const passed = passedIn(site, value, key);
  if (passed !== null) return passed;
  const held = heldIn(site, value) ?? returnedBy(site, value);
  if (held !== null) {
    const limit = limitOfCarrier(held.site, held.value, key, depth + 1);
    return limit.timeout === 'passed' ? unclear : limit;
  }
  if (value.kind !== 'call' || !value.isNew) return unclear;
  const options = value.args.findLast((arg) => arg.kind === 'object');
  if (options?.kind !== 'object') return value.args.length < 2 ? noLimit : unclear;
  if (options.entries.some((entry) => /timeout/i.test(entry.key) && !isNothing(entry.value)))
    return set(`in its \`${key}\``);
  return options.spreads.length > 0 ? unclear : noLimit;
}

/** An agent that the options of a caller bring along: `dispatcher: options.dispatcher`. */
function passedIn(site: Site, value: Value, key: string): Limit | null {
  if (value.kind !== 'name' || !value.name.endsWith(`.${key}`)) return null;
  const options = value.name.slice(0, -key.length - 1);
  const limit = options.includes('.') ? noLimit : limitOfParameter(site, options);
  return limit.timeout === 'passed' ? limit : null;
}

/** What a variable of this code base holds, if it is given a value once. */
function heldIn(site: Site, value: Value): { readonly site: Site; readonly value: Value } | null {
  const meaning = value.kind === 'name' ? meaningOf(site, value.name) : null;
  if (meaning?.kind !== 'value' || meaning.declaration.value.kind === 'literal') return null;
  if (namesOf(meaning.site.outline).assignments.has(meaning.declaration.name)) return null;
  return { site: meaning.site, value: meaning.declaration.value };
}

function limitOfParameter(site: Site, name: string): Limit {
  for (const at of scopesOf(site.outline, site.scope)) {
    const parameter = site.outline.functions[at]?.parameters.indexOf(name) ?? -1;
    if (parameter >= 0) return { timeout: 'passed', function: at, parameter };
  }
  return noLimit;
}

function isNothing(value: Value): boolean {
  if (value.kind === 'choice') return value.parts.every(isNothing);
  return value.kind === 'literal' && /^(0|false|null|undefined)$/.test(value.text);
}
