import type { ContractFacts } from '../../model/contract.ts';
import type { FactRule, Hit } from '../../model/rule.ts';
import { shapeOf } from '../../model/same-api.ts';
import { authorities } from '../authorities.ts';
import { causeOf } from '../cause.ts';
import { type Heard, heardOf } from '../heard.ts';
import { listed } from '../listed.ts';
import { movedOperations } from '../moved-operations.ts';
import { movedPaths } from '../moved-paths.ts';
import { code } from '../render-message.ts';

/** From so many operations on what begins alike is one thing that is gone, those that moved among them. */
const fewest = 3;
/** From so many on it is, even if something is left, where that is a third at most. */
const fewestOfMost = 10;
/** Of a path with more slashes and dots only the first are looked at. */
const mostBeginnings = 50;

export default {
  area: 'API contracts & docs',
  severity: 'critical',
  certainty: 'proven',
  message: '{count} operations{where} were removed{left}: {names}.',
  why: 'Every client that calls one of them gets an error from the moment this is deployed, and little or nothing is left there that it could call instead.',
  fix: 'Keep the operations, mark each of them `deprecated: true` with an `x-sunset` date, and remove them after that date.',
  authority: [authorities.githubBreaking, authorities.aip180, authorities.zalando185],
  judge: (facts, changes, config) =>
    facts.contracts.flatMap((contract) => {
      const heard = heardOf(contract, changes, config).filter(isRemoved);
      if (heard.length < 2) return [];
      const begunOtherwise = new Set<Heard>(movedPaths(contract, heard).flatMap((one) => one.operations));
      const moved = new Set<Heard>(movedOperations(contract, heard).flatMap((one) => one.operations));
      const operations = contract.outline.after?.operations ?? [];
      const left = new Set(operations.flatMap(beginningsOf));
      const paths = new Set(operations.map(pathOf));
      // Where most are gone, it matters little to which path a few of them have moved.
      const notBegun = heard.filter((one) => !begunOtherwise.has(one));
      const were = counted(contract.outline.before?.operations ?? []);
      const most = mostlyGone(were, notBegun);
      const isMost = ({ difference: { name } }: Heard) => beginningsOf(name).some((path) => most.has(path));
      const all = notBegun.filter((one) => isMost(one) || !moved.has(one));
      const goneOf = (one: Heard) => {
        const isOfMost = isMost(one);
        return beginningsOf(one.difference.name).find((path) =>
          isOfMost ? most.has(path) : path !== '' && !left.has(path) && !path.endsWith('{}'),
        );
      };
      const gone = Map.groupBy(all, (one) => inSingular(goneOf(one) ?? '-'));
      return [...gone.values()].flatMap(([first, ...others]) => {
        if (first === undefined) return [];
        const group = [first, ...others] as const;
        const below = goneOf(first);
        if (below !== undefined && group.length > 1 && Math.max(group.length, were.get(below) ?? 0) >= fewest) {
          return [causeFor({ where: 'below', path: below, of: most.get(below) }, group, contract)];
        }
        // A path that is gone as a whole is one thing, whatever is left below it.
        const whole = Map.groupBy(group, ({ difference: { name } }) => pathOf(name));
        return [...whole].flatMap(([path, [one, ...more]]) =>
          one === undefined || more.length === 0 || path === '' || paths.has(path)
            ? []
            : [causeFor({ where: 'of', path }, [one, ...more], contract)],
        );
      });
    }),
} satisfies FactRule;

function isRemoved({ difference: { kind, aspect, now, direction } }: Heard): boolean {
  return kind === 'operation' && aspect === 'presence' && now === null && direction === 'input';
}

/** The path of an operation, with its parameters left blank; none where it has no path. */
function pathOf(operation: string): string {
  const at = operation.indexOf(' /');
  return at < 0 ? '' : `/${shapeOf(operation.slice(at + 2))}`;
}

/**
 * How the path of an operation begins, with nothing first and then with ever more, as far as a slash or the dot between two
 * names (`/orders.cancel`); none where it has no path.
 */
function beginningsOf(operation: string): readonly string[] {
  const path = pathOf(operation);
  if (path === '') return [];
  const ends = [...path.matchAll(/(?=\/)|(?<=\w\.)(?=[A-Za-z_])/g)].slice(0, mostBeginnings);
  return [...ends.map(({ index }) => path.slice(0, index)), path];
}

/** The beginnings of which most operations are gone, and some are not, with how many there were. */
function mostlyGone(were: ReadonlyMap<string, number>, gone: readonly Heard[]): ReadonlyMap<string, number> {
  const lost = counted(gone.map(({ difference }) => difference.name));
  return new Map(
    [...lost].flatMap(([path, count]) => {
      const all = were.get(path) ?? 0;
      return count >= fewestOfMost && count < all && count >= (all * 2) / 3 ? [[path, all] as const] : [];
    }),
  );
}

/** How many operations have paths that begin so. */
function counted(operations: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const path of operations.flatMap(beginningsOf)) counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}

/** A path with its last word in the singular: `/orders` lists what `/order/{}` is one of. */
function inSingular(path: string): string {
  return path.replace(/s$/, '');
}

/** What is gone: the operations of one path or below it, and of how many, if some are left. */
interface Gone {
  readonly where: 'of' | 'below';
  readonly path: string;
  readonly of?: number | undefined;
}

function causeFor(
  { where, path, of }: Gone,
  operations: readonly [Heard, ...Heard[]],
  { path: file }: ContractFacts,
): Hit {
  const contract = operations[0].finding.subject.split(': ')[0] ?? file;
  const count = String(operations.length);
  return causeOf(operations, `${contract}: paths ${where} ${path}`, {
    count: of === undefined ? count : `${count} of ${of}`,
    where: path === '' ? '' : path.endsWith('.') ? ` of ${code(`${path}*`)}` : ` ${where} ${code(path)}`,
    left: of === undefined ? ', and none is left there' : '',
    names: listed(operations.map(({ difference }) => code(difference.name))),
  });
}
