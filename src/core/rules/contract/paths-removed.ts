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

/** From so many operations on what begins alike is one thing that is gone. */
const fewest = 3;

export default {
  area: 'API contracts & docs',
  severity: 'critical',
  certainty: 'proven',
  message: '{count} operations {where} were removed, and none is left there: {names}.',
  why: 'What these operations are about is gone as a whole. Every client that calls one of them gets an error from the moment this is deployed.',
  fix: 'Keep the operations, mark each of them `deprecated: true` with an `x-sunset` date, and remove them after that date.',
  authority: [authorities.githubBreaking, authorities.aip180, authorities.zalando185],
  judge: (facts, changes, config) =>
    facts.contracts.flatMap((contract) => {
      const heard = heardOf(contract, changes, config).filter(isRemoved);
      if (heard.length < 2) return [];
      const moves = [...movedPaths(contract, heard), ...movedOperations(contract, heard)];
      const moved = new Set<Heard>(moves.flatMap(({ operations }) => operations));
      const operations = contract.outline.after?.operations ?? [];
      const left = new Set(operations.flatMap(beginningsOf));
      const paths = new Set(operations.map(pathOf));
      const goneOf = ({ difference: { name } }: Heard) =>
        beginningsOf(name).find((path) => !left.has(path) && !path.endsWith('{}')) ?? '';
      const gone = Map.groupBy(
        heard.filter((one) => !moved.has(one)),
        (one) => inSingular(goneOf(one)),
      );
      return [...gone].flatMap(([key, [first, ...others]]) => {
        if (first === undefined) return [];
        if (key !== '' && others.length + 1 >= fewest)
          return [causeFor('below', goneOf(first), [first, ...others], contract)];
        // A path that is gone as a whole is one thing, whatever is left below it.
        const whole = Map.groupBy([first, ...others], ({ difference: { name } }) => pathOf(name));
        return [...whole].flatMap(([path, [one, ...more]]) =>
          one === undefined || more.length === 0 || path === '' || paths.has(path)
            ? []
            : [causeFor('of', path, [one, ...more], contract)],
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

/** How the path of an operation begins, the shortest beginning first; none where it has no path. */
function beginningsOf(operation: string): readonly string[] {
  const path = pathOf(operation);
  if (path === '') return [];
  const segments = path.slice(1).split('/');
  return segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`);
}

/** A path with its last word in the singular: `/orders` lists what `/order/{}` is one of. */
function inSingular(path: string): string {
  return path.replace(/s$/, '');
}

function causeFor(
  where: 'of' | 'below',
  path: string,
  operations: readonly [Heard, ...Heard[]],
  { path: file }: ContractFacts,
): Hit {
  const contract = operations[0].finding.subject.split(': ')[0] ?? file;
  return causeOf(operations, `${contract}: paths ${where} ${path}`, {
    count: String(operations.length),
    where: `${where} ${code(path)}`,
    names: listed(operations.map(({ difference }) => code(difference.name))),
  });
}
