import type { Place } from '../../model/place.ts';
import type { CodeBase } from './code-base.ts';
import { type Client, clientOfPackage, globalFetch, httpService } from './clients.ts';
import { namesOf } from './names.ts';
import { registrationFor } from './nest-http.ts';
import type { Declaration, ImportedName, ImportOutline, Outline, Value } from './outline.ts';

/** A file, and the function in it from which a name is resolved. */
export interface Site {
  readonly code: CodeBase;
  readonly path: string;
  readonly outline: Outline;
  readonly scope: number;
}

/** What a name refers to. */
export type Meaning =
  /** A client library, or one of its exports. */
  | { readonly kind: 'library'; readonly client: Client; readonly member: string }
  /** A client made with its own options. */
  | { readonly kind: 'instance'; readonly client: Client; readonly made: ClientInstance }
  /** A function of this code base. */
  | { readonly kind: 'function'; readonly site: Site; readonly index: number }
  /** A class of this code base, or an object of one. */
  | { readonly kind: 'class'; readonly site: Site; readonly name: string }
  /** A value of this code base. */
  | { readonly kind: 'value'; readonly site: Site; readonly declaration: Declaration };

/** Where and how a client was made. */
export interface ClientInstance {
  readonly site: Site;
  /** The variable or field that holds it. */
  readonly name: string;
  readonly place: Place;
  readonly options: Value | undefined;
  /** The instance it was made from; null if it was made from the library. */
  readonly from: ClientInstance | null;
}

const mostHops = 6;
/** What is held, made or inherited is followed into another file only if its name has one of these words. */
const remoteWords = /http|fetch|axios|request|client|api|rest|gateway/i;

/** Resolves a dotted name where it is used; null if it is neither of this code base nor of a client. */
export function meaningOf(site: Site, name: string, hops = 0): Meaning | null {
  if (hops > mostHops) return null;
  const [root = '', ...rest] = name.split('.');
  if (root === 'this')
    return rest.length === 0 ? null : member(meaningOfField(site, rest[0] ?? '', hops), rest.slice(1), hops);
  if (root === 'globalThis' || root === 'global') {
    return rest[0] === 'fetch'
      ? member({ kind: 'library', client: globalFetch, member: 'default' }, rest.slice(1), hops)
      : null;
  }
  const names = namesOf(site.outline);
  const imported = names.imports.get(root);
  if (imported !== undefined) {
    return site.outline.declared.has(root) ? null : meaningOfImport(site, imported.entry, imported.name, rest, hops);
  }
  const declared = declarationOf(site, root);
  const index = names.functions.get(root) ?? -1;
  if (index >= 0 && rest.length === 0) return { kind: 'function', site: { ...site, scope: -1 }, index };
  if (declared !== null) return member(meaningOfDeclaration(site, declared, hops), rest, hops);
  if (site.outline.classes.has(root)) {
    return member({ kind: 'class', site: { ...site, scope: -1 }, name: root }, rest, hops);
  }
  if (site.outline.declared.has(root) || root !== 'fetch') return null;
  return member({ kind: 'library', client: globalFetch, member: 'default' }, rest, hops);
}

/** The declaration a name refers to: the one in the innermost function around, if there is exactly one. */
export function declarationOf(site: Site, name: string): Declaration | null {
  const candidates = namesOf(site.outline).declarations.get(name) ?? [];
  for (const scope of scopesOf(site.outline, site.scope)) {
    if (site.outline.functions[scope]?.parameters.includes(name)) return null;
    const found = candidates.filter((one) => one.scope === scope);
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}

/** A function and those around it, innermost first, -1 for the top level last. */
export function scopesOf(outline: Outline, scope: number): readonly number[] {
  const scopes: number[] = [];
  for (let at = scope; at >= 0 && scopes.length < 100; at = outline.functions[at]?.parent ?? -1) scopes.push(at);
  return [...scopes, -1];
}

/** The name of the nearest function around that has one. */
export function nameOfScope(outline: Outline, scope: number): string {
  for (const at of scopesOf(outline, scope)) {
    const name = outline.functions[at]?.name ?? '';
    if (name !== '') return name;
  }
  return '';
}

/** The function around a scope, for people: its name or else its label; an empty string at the top level. */
export function insideOf(outline: Outline, scope: number): string {
  const labels = scopesOf(outline, scope).map((at) => outline.functions[at]?.label ?? '');
  return nameOfScope(outline, scope) || (labels.findLast((label) => label !== '') ?? '');
}

/** Resolves a value where it is written. `name` is the variable or field that holds it. */
export function meaningOfValue(site: Site, name: string, value: Value, hops = 0): Meaning | null {
  if (value.kind === 'name') return meaningOf(site, value.name, hops + 1);
  if (value.kind !== 'call') return null;
  if (value.isNew) return soundsRemote(value.callee) ? classOf(site, value.callee, hops + 1) : null;
  const dot = value.callee.lastIndexOf('.');
  const whole = dot > 0 ? meaningOf(site, value.callee.slice(0, dot), hops + 1) : null;
  if (whole?.kind === 'library' || whole?.kind === 'instance') {
    const method = value.callee.slice(dot + 1);
    const position = whole.client.factories[method];
    if (position === undefined || !Object.hasOwn(whole.client.factories, method)) return null;
    const made = { site, name, place: { file: site.path, line: value.line }, options: value.args[position] };
    return {
      kind: 'instance',
      client: whole.client,
      made: { ...made, from: whole.kind === 'instance' ? whole.made : null },
    };
  }
  const maker = meaningOf(site, value.callee, hops + 1);
  if (maker?.kind !== 'function') return null;
  const made = maker.site.outline.functions[maker.index];
  const result = made?.returns.length === 1 ? made.returns[0] : undefined;
  return result === undefined
    ? null
    : meaningOfValue({ ...maker.site, scope: maker.index }, made?.name ?? '', result, hops + 1);
}

function meaningOfDeclaration(site: Site, declaration: Declaration, hops: number): Meaning | null {
  const inside = { ...site, scope: declaration.scope };
  const { name, value } = declaration;
  return meaningOfValue(inside, name, value, hops) ?? { kind: 'value', site: inside, declaration };
}

function meaningOfField(site: Site, field: string, hops: number): Meaning | null {
  const owner = nameOfScope(site.outline, site.scope).split('.');
  return owner.length === 2 ? memberOfClass(site, owner[0] ?? '', field, hops) : null;
}

/** A method or field of a class: its own, by its value or else its type, or that of a class it extends. */
function memberOfClass(site: Site, owner: string, field: string, hops: number): Meaning | null {
  const name = `${owner}.${field}`;
  const index = namesOf(site.outline).functions.get(name) ?? -1;
  if (index >= 0) return { kind: 'function', site: { ...site, scope: -1 }, index };
  const fields = namesOf(site.outline).declarations.get(name) ?? [];
  if (fields.length > 0) return fields.length === 1 && fields[0] ? meaningOfDeclaration(site, fields[0], hops) : null;
  if (!soundsRemote(field)) return null;
  const type = site.outline.typed.get(name);
  if (type !== undefined) return injected(site, owner, type, hops + 1) ?? classOf(site, type, hops + 1);
  const base = classOf(site, site.outline.classes.get(owner) ?? '', hops + 1);
  return base && memberOfClass(base.site, base.name, field, hops + 1);
}

/** The `HttpService` of NestJS that a class is given, as its module sets it up. */
function injected(site: Site, owner: string, type: string, hops: number): Meaning | null {
  const meaning = meaningOf({ ...site, scope: -1 }, type, hops);
  if (meaning?.kind !== 'library' || meaning.client !== httpService) return null;
  const found = registrationFor(site.code, site.path, owner);
  if (found === null) return null;
  const place = { file: found.path, line: found.line };
  const made = { site: { code: site.code, ...found.at }, name: '', place, options: found.options, from: null };
  return { kind: 'instance', client: httpService, made };
}

function classOf(site: Site, name: string, hops: number): (Meaning & { kind: 'class' }) | null {
  const meaning = name === '' ? null : meaningOf({ ...site, scope: -1 }, name, hops);
  return meaning?.kind === 'class' ? meaning : null;
}

function member(whole: Meaning | null, rest: readonly string[], hops: number): Meaning | null {
  const [name, ...more] = rest;
  if (whole === null || name === undefined) return whole;
  if (whole.kind === 'class' && hops <= mostHops) {
    return member(memberOfClass(whole.site, whole.name, name, hops + 1), more, hops + 1);
  }
  // `axiosRef` is the client behind an `HttpService`, and has the same methods.
  if (whole.kind === 'instance' && whole.client === httpService && name === 'axiosRef')
    return member(whole, more, hops);
  if (whole.kind !== 'library' || whole.member !== 'default' || more.length > 0) return null;
  return name === 'default' ? whole : { ...whole, member: name };
}

function meaningOfImport(
  site: Site,
  entry: ImportOutline,
  name: ImportedName,
  rest: readonly string[],
  hops: number,
): Meaning | null {
  const whole = name.name === '*' || name.name === 'require';
  const client = clientOfPackage(entry.specifier);
  if (client !== null) {
    const root = whole ? 'default' : name.name;
    return member({ kind: 'library', client, member: root === client.name ? 'default' : root }, rest, hops);
  }
  const target = site.code.resolver.target(site.path, entry.specifier);
  const outline = target === null ? null : site.code.outline(target);
  if (target === null || outline === null) return null;
  const there = { code: site.code, path: target, outline, scope: -1 };
  if (!whole) return member(exported(there, name.name, hops + 1), rest, hops);
  const direct = name.name === 'require' ? member(exported(there, 'default', hops + 1), rest, hops) : null;
  if (direct !== null && direct.kind !== 'value') return direct;
  return rest.length === 0 ? direct : member(exported(there, rest[0] ?? '', hops + 1), rest.slice(1), hops);
}

/** Resolves an exported name of a file. Each file is searched once, however files re-export from each other. */
function exported(site: Site, name: string, hops: number, looked = new Set<string>()): Meaning | null {
  if (hops > mostHops || looked.has(site.path)) return null;
  looked.add(site.path);
  const found = site.outline.exports.find((one) => one.name === name);
  if (found && found.from === null) return meaningOf(site, found.local, hops + 1);
  const sources = found ? [found] : site.outline.exports.filter((one) => one.name === '*' && one.from !== null);
  for (const { from, local } of sources.slice(0, 20)) {
    const target = from === null ? null : site.code.resolver.target(site.path, from);
    const outline = target === null ? null : site.code.outline(target);
    const there = target !== null && outline !== null ? { ...site, path: target, outline, scope: -1 } : null;
    const meaning = there && exported(there, found ? local : name, hops + 1, looked);
    if (meaning) return meaning;
  }
  return null;
}

function soundsRemote(name: string): boolean {
  return remoteWords.test(name);
}
