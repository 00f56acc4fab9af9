import type { ContractFacts, Difference, Unread } from '../model/contract.ts';
import { isSafeAddition } from '../model/rule.ts';
import type { Tree } from '../model/tree.ts';
import { withCaughtUp } from './caught-up.ts';
import { compare } from './comparison/compare.ts';
import type { Unit } from './format.ts';
import { withLostInMoves } from './lost-in-moves.ts';
import { pairs } from './pairs.ts';
import { originsOf, type ReadOptions } from './read-options.ts';
import { rejoined } from './rejoined.ts';
import { saidByUsers } from './said-by-users.ts';
import { type Compared, withSameContent } from './same-content.ts';
import { type Contract, type ContractSide, readSides } from './side.ts';
import { isRemovedOperation, notedWhereStanding } from './standing.ts';
import { takeOvers } from './taken-over.ts';
import { unchangedBeside } from './unchanged.ts';
import { unrecognised } from './unrecognised.ts';

/** What the contracts of the two trees say, and what could not be read of them. */
export interface ContractReading {
  readonly contracts: readonly ContractFacts[];
  readonly unread: readonly Unread[];
  /** Files that are referred to, exist, and were not fetched yet. */
  readonly wanted: readonly string[];
}

/** Finds the contracts among the files of two trees, pairs them, and states every difference. */
export function readContracts(before: Tree, after: Tree, options: ReadOptions): ContractReading {
  const { renamed, changed } = options;
  const origins = originsOf(renamed);
  const [a, b] = readSides(before, after, options);
  const read: Compared[] = [];
  const failed: Unread[] = [];
  const wanted: string[] = [];
  const rests = new Set<string>();
  const takenOver = takeOvers(a, b, renamed);
  const found = rejoined(pairs(a, b, renamed), renamed).flatMap(([was, now]) => {
    const rest = was && now === null ? restOf(was, b, renamed) : null;
    for (const { file } of rest?.unit.documents ?? []) rests.add(file);
    return eachCopy(was, rest ?? now, renamed);
  });
  /** Compares a contract whose file is gone with the one that has what was in it. */
  const compareGone = (
    was: Contract,
    other: Contract,
    path: string,
    own: (all: readonly Difference[]) => readonly Difference[],
  ) => {
    const compared = compare(was, other, { before: a, after: b }, options);
    if ('because' in compared) failed.push(compared);
    else read.push({ facts: { ...compared, path, differences: own(compared.differences) }, was, now: null });
  };
  for (const [was, now] of found) {
    if (isAsItWas(was, changed) && isAsItWas(now, changed)) continue;
    if (was && now === null && was.unit.documents.some(({ file }) => isUnread(b, renamed.get(file) ?? file))) continue;
    if (was === null && now?.unit.documents.every(({ file }) => rests.has(file)) === true) continue;
    const [side, path] = was ? [b, renamed.get(was.path) ?? was.path] : [a, origins.get(now?.path ?? '') ?? now?.path];
    if (path !== undefined && !(was && now)) {
      if (isUnread(side, path)) continue;
      if (isComing(side.tree, path)) {
        wanted.push(path);
        continue;
      }
      const there = was ?? now;
      const whole = there && homeOf(path, there, side);
      const home = whole ?? (was && takenOver(was));
      const original = was && home === null ? originalOf(was, b) : null;
      if (was && home && was.unit.name === was.path) {
        // What else is in the schema that it is a part of now is said of that schema.
        const isOfAnother = whole === null ? isSafeAddition : isAddition;
        compareGone(was, home, path, (all) => all.filter((one) => !isOfAnother(one)));
        continue;
      }
      if (was && original) {
        // How code is generated from a copy that is gone changes nothing of what stands.
        const standsIn = { effect: 'noted', given: { standsIn: original.path } } as const;
        compareGone(was, original, path, (all) =>
          all
            .filter((one) => !isAddition(one) && one.kind !== 'option')
            .map((one) => (isRemovedFile(one) ? { ...one, ...standsIn } : one)),
        );
        continue;
      }
      const isMoved = home !== null && there?.unit.name !== there?.path;
      const lost = isMoved ? null : unrecognised(side.tree, path, there?.format.files.format ?? null);
      if (lost) {
        failed.push(lost);
        continue;
      }
    }
    const compared = compare(was, now, { before: a, after: b }, options);
    if ('because' in compared) failed.push(compared);
    else read.push({ facts: compared, was, now });
  }
  const caughtUp = withCaughtUp(saidByUsers(withSameContent(read)), read, { before: a, after: b }, options);
  const { contracts } = caughtUp;
  const isLosing = contracts.some(({ differences }) => differences.some(isRemovedOperation));
  const others = isLosing ? unchangedBeside(b, options) : { standing: [], wanted: [] };
  return {
    contracts: withLostInMoves(notedWhereStanding(contracts, others.standing), read, { before: a, after: b }, options),
    unread: [
      ...merge(a.unread(), [...b.unread(), ...failed], options, true),
      ...merge(a.broken(), b.broken(), options, false),
    ],
    wanted: [...new Set([...a.wanted, ...b.wanted, ...wanted, ...others.wanted, ...caughtUp.wanted])],
  };
}

/** Whether nothing of a contract can have changed. */
function isAsItWas(one: Contract | null, changed: ReadonlySet<string> | null): boolean {
  if (one === null) return true;
  const { format, unit } = one;
  return changed !== null && format.isClosed === true && unit.documents.every(({ file }) => !changed.has(file));
}

/** What is left of a contract of many files where the one it starts in could not be read. */
function restOf(
  { format, path, unit }: Contract,
  side: ContractSide,
  renamed: ReadOptions['renamed'],
): Contract | null {
  if (unit.documents.length === 1 || !isUnread(side, renamed.get(path) ?? path)) return null;
  const store = side.store(format);
  const [first, ...others] = unit.documents.flatMap(({ file }) => store.document(renamed.get(file) ?? file) ?? []);
  const rest = first && { ...unit, documents: [first, ...others] as const };
  return rest && format.problem(rest) === null ? { format, path, unit: rest } : null;
}

/** The copies of a contract, each by itself. */
function eachCopy(
  was: Contract | null,
  now: Contract | null,
  renamed: ReadOptions['renamed'],
): readonly (readonly [Contract | null, Contract | null])[] {
  const pairs = was && now && was.format.copies?.(was.unit, now.unit, renamed);
  if (!pairs) return [[was, now]];
  const contractOf = (unit: Unit | null) => unit && { format: was.format, path: unit.documents[0].file, unit };
  return pairs.map(([before, after]) => [contractOf(before), contractOf(after)]);
}

/** What stands in the after tree of which a contract that is gone was a copy. */
function originalOf({ format, unit }: Contract, side: ContractSide): Contract | null {
  const original = format.original?.(unit, side.store(format));
  return original ? { format, path: original.documents[0].file, unit: original } : null;
}

/** The contract that the file of another one is a part of on this side, as one of a package is, or of a schema. */
function homeOf(path: string, { format }: Contract, { contracts }: ContractSide): Contract | null {
  const isIn = ({ documents }: Contract['unit']) => documents.some(({ file }) => file === path);
  return contracts.find((one) => one.format === format && isIn(one.unit)) ?? null;
}

function isAddition({ aspect, was, now }: Difference): boolean {
  return aspect === 'presence' && was === null && now !== null;
}

function isRemovedFile({ kind, aspect, now }: Difference): boolean {
  return kind === 'file' && aspect === 'presence' && now === null;
}

/** Whether a file is there and was not brought yet: nobody knows then whether the contract is still in it. */
function isComing(tree: Tree, path: string): boolean {
  return tree.has(path) && tree.read(path) === undefined && tree.refusal(path) === undefined;
}

/** Whether the file is there and could not be read: then it was not removed. */
function isUnread(side: ContractSide, path: string): boolean {
  return [...side.unread(), ...side.broken()].some(({ file }) => file === path);
}

/** What is unread on both sides alike is said once; of a pull request, only if it is a whole file the change touched. */
function merge(
  before: readonly Unread[],
  after: readonly Unread[],
  { changed, renamed }: Pick<ReadOptions, 'changed' | 'renamed'>,
  whole: boolean,
): Unread[] {
  const keyOf = ({ file, because }: Unread) => `${file}\n${because}`;
  const keyAfter = (unread: Unread) => keyOf({ ...unread, file: renamed.get(unread.file) ?? unread.file });
  const old = new Set(before.map(keyAfter));
  const now = new Set(after.map(keyOf));
  const said = [...after, ...before.filter((unread) => !now.has(keyAfter(unread)))];
  const withLine = new Set(said.filter(({ line }) => line !== undefined).map(keyOf));
  const exact = said.filter((unread) => unread.line !== undefined || !withLine.has(keyOf(unread)));
  const once = new Map(exact.map((unread) => [`${keyOf(unread)}\n${unread.line}`, unread]));
  return [...once.values()].filter((unread) => {
    const onBoth = old.has(keyOf(unread)) && now.has(keyOf(unread));
    return changed === null || !onBoth || (whole && changed.has(unread.file));
  });
}
