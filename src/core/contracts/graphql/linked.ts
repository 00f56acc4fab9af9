import type { Sdl } from './sdl.ts';

/** How federation's own directives are called where a schema imports them under no other name. */
const namespace = /^@federation__(?=\w)/;

/**
 * Gives the directives of federation their own names, in place: a schema that links its specification may call `@key`
 * what it likes, and calls what it does not import `@federation__key`.
 */
export function nameLinked(sdl: Sdl, text: string): void {
  const links = linksIn(sdl);
  if (links.length > 0 || text.includes('@federation__')) nameBy(links, sdl);
}

/** The same for the texts of one schema: a link holds for all of them, whichever it is written in. */
export function nameTogether(texts: readonly Sdl[]): void {
  const links = texts.flatMap(linksIn);
  if (links.length === 0) return;
  for (const sdl of texts) {
    if (linksIn(sdl).length === 0 && !named.has(sdl)) nameBy(links, sdl);
    named.add(sdl);
  }
}

/** The texts whose directives go by their own names already. */
const named = new WeakSet<Sdl>();

function linksIn({ schemas }: Sdl): readonly string[] {
  return schemas.flatMap(({ directives }) => directives.filter((one) => isLink.test(one)));
}

function nameBy(links: readonly string[], { types, extensions, directives }: Sdl): void {
  const own = new Map(links.flatMap((one) => [...one.matchAll(imported)].map(([, as, name]) => [as, name])));
  const prefixes = links.flatMap((one) => prefix.exec(one)?.[1] ?? []);
  const nameOf = (use: string): string => {
    const name = /^@\w+/.exec(use)?.[0] ?? '';
    const known = own.get(name);
    if (known !== undefined) return known + use.slice(name.length);
    const other = prefixes.find((one) => name.startsWith(`@${one}__`));
    return other === undefined ? use.replace(namespace, '@') : `@${use.slice(`@${other}__`.length)}`;
  };
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key !== 'directives' || !Array.isArray(inner)) visit(inner);
      else for (const [index, use] of inner.entries()) (inner as string[])[index] = nameOf(use as string);
    }
  };
  visit([types, extensions, directives]);
}

/** A use of `@link` in the notation in which directives are kept: names of arguments sorted. */
const isLink = /^@link\(.*url: "https:\/\/specs\.apollo\.dev\//;
const imported = /\{as: "(@\w+)", name: "(@\w+)"\}/g;
const prefix = /^@link\(as: "(\w+)"/;
