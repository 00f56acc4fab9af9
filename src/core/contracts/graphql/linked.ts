import type { Sdl } from './sdl.ts';

/** How federation's own directives are called where a schema imports them under no other name. */
const namespace = /^@federation__(?=\w)/;

/**
 * Gives the directives of federation their own names, in place: a schema that links its specification may call `@key`
 * what it likes, and calls what it does not import `@federation__key`.
 */
export function nameLinked({ types, extensions, directives, schemas }: Sdl, text: string): void {
  const links = schemas.flatMap((schema) => schema.directives.filter((one) => isLink.test(one)));
  if (links.length === 0 && !text.includes('@federation__')) return;
  const own = new Map(links.flatMap((one) => [...one.matchAll(imported)].map(([, as, name]) => [as, name])));
  const prefixes = links.flatMap((one) => prefix.exec(one)?.[1] ?? []);
  const named = (use: string): string => {
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
      else for (const [index, use] of inner.entries()) (inner as string[])[index] = named(use as string);
    }
  };
  visit([types, extensions, directives]);
}

/** A use of `@link` in the notation in which directives are kept: names of arguments sorted. */
const isLink = /^@link\(.*url: "https:\/\/specs\.apollo\.dev\//;
const imported = /\{as: "(@\w+)", name: "(@\w+)"\}/g;
const prefix = /^@link\(as: "(\w+)"/;
