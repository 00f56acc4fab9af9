import type { Bound } from '../../model/source.ts';
import type { Client } from './clients.ts';
import { lastOf } from './dotted.ts';
import type { ClientInstance, Site } from './meaning.ts';
import { namesOf } from './names.ts';
import { limitOfOptions, noLimit, set, unknown } from './options.ts';
import type { Outline } from './outline.ts';
import { fileIn } from './paths.ts';

/** The timeout by the client that a call uses. */
export function limitOfInstance(made: ClientInstance | null, client: Client): Bound {
  if (made === null) return client.defaultTimeout === null ? noLimit : set(client.defaultTimeout);
  const { site, name, place } = made;
  const where = `in the client at ${place.file}:${place.line}`;
  const own = limitOfOptions(site, made.options, client);
  if (own.timeout === 'set') return set(where);
  if (own.timeout !== 'none')
    return unknown(`the options of the client at ${place.file}:${place.line} are made elsewhere`);
  const held = heldNames(name);
  const names = namesOf(site.outline);
  if (held.some((one) => client.bounds.some((bound) => names.assignments.has(`${one}.defaults.${bound}`))))
    return set(where);
  const interceptors = held.flatMap((one) => names.calls.get(`${one}.interceptors.request.use`) ?? []);
  if (interceptors.some(({ start, end }) => hintedIn(site.outline, start, end))) {
    return unknown(`an interceptor of the client at ${place.file}:${place.line} may set one`);
  }
  return limitOfInstance(made.from, client);
}

/** The timeout by the package's start-up code, which may set one for every call of a client in the process. */
export function limitOfProcess(site: Site, made: ClientInstance | null, client: Client): Bound {
  const starts = startFiles(site).flatMap((path) => {
    const outline = site.code.outline(path);
    return outline === null ? [] : [{ path, outline }];
  });
  const nearby = [
    { path: site.path, outline: site.outline },
    ...(made ? [{ path: made.site.path, outline: made.site.outline }] : []),
  ];
  for (const { path, outline } of [...nearby, ...starts]) {
    const names = namesOf(outline);
    const [written] = client.settings.flatMap((setting) => names.assignments.get(setting) ?? []);
    if (written) return set(`for the whole process at ${path}:${written.line}`);
    const called = client.setters
      .flatMap((setting) => names.calls.get(setting) ?? [])
      .find(({ callee, start, end }) => !callee.endsWith('.use') || hintedIn(outline, start, end));
    if (called) return unknown(`\`${called.callee}\` at ${path}:${called.line} may set one`);
  }
  return noLimit;
}

function startFiles(site: Site): readonly string[] {
  const folder = site.code.resolver.manifestOf(site.path)?.folder ?? '';
  return site.code.resolver.startFiles(folder === '' ? '' : fileIn(folder, ''));
}

function hintedIn(outline: Outline, start: number, end: number): boolean {
  return outline.hints.some((at) => at >= start && at < end);
}

function heldNames(name: string): readonly string[] {
  const last = lastOf(name);
  return last === name ? [name] : [name, `this.${last}`];
}
