import type { TypeText } from './sdl.ts';

/** Whether a definition makes its type an entity: other services of a federation ask for it by its key, through a gateway. */
export function isEntity({ directives }: Pick<TypeText, 'directives'>): boolean {
  return directives.some((one) => /^@key\b/u.test(one));
}
