import type { CodeBase } from './code-base.ts';
import type { ImportOutline } from './outline.ts';

const mostHops = 4;

/** Whether all that an import names are types where they are declared: the compiler leaves such an import out. */
export function isErased(code: CodeBase, { names }: ImportOutline, target: string): boolean {
  return names.length > 0 && names.every(({ name }) => isType(code, target, name));
}

function isType(code: CodeBase, path: string, name: string, hops = 0): boolean {
  const outline = hops > mostHops ? null : code.outline(path);
  if (outline === null) return false;
  const found = outline.exports.find((one) => one.name === name);
  if (found?.from === null) return outline.types.has(found.local) && !outline.declared.has(found.local);
  const sources = found ? [found] : outline.exports.filter((one) => one.name === '*');
  return sources.some(({ from, local }) => {
    const next = from === null ? null : code.resolver.target(path, from);
    return next !== null && isType(code, next, found ? local : name, hops + 1);
  });
}
