/** The last of the names of `a.b.c`. */
export function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** All but the last of the names of `a.b.c`, an empty string where there is one only. */
export function ownerOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

/** The first of the names of `a.b.c`. */
export function rootOf(name: string): string {
  return name.split('.', 1)[0] ?? '';
}
