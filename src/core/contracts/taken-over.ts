import type { Contract, ContractSide } from './side.ts';

/**
 * Tells of a contract whose file is gone which other one defines all now that it defined, and did not before; null where
 * none does. What each contract defines is read once, when it is first asked for.
 */
export function takeOvers(
  before: ContractSide,
  after: ContractSide,
  renamed: ReadonlyMap<string, string>,
): (gone: Contract) => Contract | null {
  let known: readonly [Definers, Definers] | undefined;
  return (gone) => {
    const names = [...namesOf(gone)];
    if (names.length === 0) return null;
    const [earlier, later] = (known ??= [definersIn(before), definersIn(after)]);
    const held = new Set(earlier(gone, names).map(({ path }) => renamed.get(path) ?? path));
    return later(gone, names).find(({ path }) => !held.has(path)) ?? null;
  };
}

/** The contracts that define all of some names of a contract, in their order. */
type Definers = (gone: Contract, names: readonly string[]) => readonly Contract[];

function definersIn({ contracts }: ContractSide): Definers {
  const byName = new Map<string, { readonly contract: Contract; readonly names: ReadonlySet<string> }[]>();
  for (const contract of contracts) {
    const names = namesOf(contract);
    for (const name of names) {
      const others = byName.get(name);
      if (others) others.push({ contract, names });
      else byName.set(name, [{ contract, names }]);
    }
  }
  return ({ format }, names) =>
    (byName.get(names[0] ?? '') ?? []).flatMap((one) =>
      one.contract.format === format && names.every((name) => one.names.has(name)) ? [one.contract] : [],
    );
}

function namesOf({ format, unit }: Contract): ReadonlySet<string> {
  return format.defines?.(unit) ?? new Set();
}
