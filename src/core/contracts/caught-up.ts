import type { ContractFacts } from '../model/contract.ts';
import type { ContractOutline } from '../model/contract-outline.ts';
import { isBuilt, nameOfSource } from '../model/is-built.ts';
import { lawOf } from '../model/rule.ts';
import { isCopyOf } from '../model/same-api.ts';
import { isDocument } from '../texts/document.ts';
import { compare } from './comparison/compare.ts';
import type { Compared } from './same-content.ts';
import type { Contract, ContractSide } from './side.ts';

/** Of more contracts that are called alike, no other is compared. */
const most = 5;

interface CaughtUp {
  readonly contracts: readonly ContractFacts[];
  /** Files that are called alike and were not brought yet. */
  readonly wanted: readonly string[];
}

/**
 * Marks what would break clients in a contract that only came to say what another copy of it said before the change, or was made
 * again from one that the change edits: with the path of that copy.
 */
export function withCaughtUp(
  contracts: readonly ContractFacts[],
  compared: readonly Compared[],
  sides: { readonly before: ContractSide; readonly after: ContractSide },
  options: Parameters<typeof compare>[3] & { readonly changed: ReadonlySet<string> | null },
): CaughtUp {
  if (options.changed === null) return { contracts, wanted: [] };
  const wanted = new Set<string>();
  let known: ReadonlyMap<string, readonly string[]> | undefined;
  const calledAlike = (path: string) =>
    (known ??= Map.groupBy(sides.before.tree.paths(), nameOfSource))
      .get(nameOfSource(path))
      ?.filter((one) => one !== path) ?? [];
  const found = contracts.map((facts, index) => {
    const { was, now } = compared[index] ?? {};
    if (!was || !now || !facts.differences.some((one) => lawOf(one) === 'breaking')) return facts;
    const saysTheSame = (one: Contract, from: ContractSide) => {
      const outline = one.format.outline?.(one.unit, from.store(one.format));
      if (!outline || !facts.outline.before || !isOfOneApi(outline, facts.outline.before)) return false;
      const between = compare(one, now, { before: from, after: sides.after }, { ...options, copies: true });
      return !('because' in between) && between.differences.every(({ effect }) => effect === 'noted');
    };
    const copy = copiesOf(was, calledAlike(was.path), sides, wanted).find((one) => saysTheSame(one, sides.before));
    if (copy !== undefined) return marked(facts, { caughtUp: copy.path });
    // What a file is made from is part of the change too, and says itself what it breaks.
    const sources = isBuilt(now.path) ? compared.filter((one) => isSource(one, now)) : [];
    const source = sources.slice(0, most).find((one) => one.now !== null && saysTheSame(one.now, sides.after));
    return source === undefined ? facts : marked(facts, { repeats: source.facts.path });
  });
  return { contracts: found, wanted: [...wanted] };
}

function marked(facts: ContractFacts, given: Readonly<Record<string, string>>): ContractFacts {
  return { ...facts, differences: facts.differences.map((one) => ({ ...one, given: { ...one.given, ...given } })) };
}

/** Whether a contract may be what a file is made from. One that was not there before says of nothing that it is gone. */
function isSource({ was, now }: Compared, { format, path }: Contract): boolean {
  if (was === null || now === null) return false;
  return now.format === format && !isBuilt(now.path) && nameOfSource(now.path) === nameOfSource(path);
}

/** The contracts among some files of the before side that stand after the change too. */
function copiesOf(
  { format }: Contract,
  files: readonly string[],
  { before, after }: { readonly before: ContractSide; readonly after: ContractSide },
  wanted: Set<string>,
): readonly Contract[] {
  const { tree } = before;
  const store = before.store(format);
  const isThere = (path: string) => format.files.named.test(path) && after.tree.has(path);
  return (format.outline === undefined ? [] : files.filter(isThere).slice(0, most)).flatMap((path) => {
    const text = tree.read(path);
    if (text === undefined && !tree.refusal(path)) wanted.add(path);
    const document = text !== undefined && format.files.looksLike(text, path) ? store.open(path) : null;
    if (document === null || !isDocument(document)) return [];
    const units = format.units([document], store).filter((unit) => format.problem(unit) === null);
    return units.map((unit) => ({ format, unit, path }));
  });
}

/** Whether two contracts are copies, and of one version of the API: the next one has another address. */
function isOfOneApi(one: ContractOutline, other: ContractOutline): boolean {
  return isCopyOf(one, other) && one.bases.toSorted().join(' ') === other.bases.toSorted().join(' ');
}
