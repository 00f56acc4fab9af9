import type { ContractFacts } from '../../model/contract.ts';
import type { FactRule } from '../../model/rule.ts';
import { shapeOf } from '../../model/same-api.ts';
import { authorities } from '../authorities.ts';
import { causeOf } from '../cause.ts';
import { type Heard, heardOf } from '../heard.ts';
import { listed } from '../listed.ts';
import { movedPaths } from '../moved-paths.ts';
import { code } from '../render-message.ts';

/** From so many operations on they are one thing that is gone. */
const fewest = 3;

export default {
  area: 'API contracts & docs',
  severity: 'critical',
  certainty: 'proven',
  message: '{count} operations below {path} were removed, and none is left there: {names}.',
  why: 'What these operations are about is gone as a whole. Every client that calls one of them gets an error from the moment this is deployed.',
  fix: 'Keep the operations, mark each of them `deprecated: true` with an `x-sunset` date, and remove them after that date.',
  authority: [authorities.githubBreaking, authorities.aip180, authorities.zalando185],
  judge: (facts, changes, config) =>
    facts.contracts.flatMap((contract) => {
      const heard = heardOf(contract, changes, config).filter(isRemoved);
      if (heard.length < fewest) return [];
      const moved = new Set<Heard>(movedPaths(contract, heard).flatMap(({ operations }) => operations));
      const left = new Set(contract.outline.after?.operations.flatMap(beginningsOf));
      const goneOf = ({ difference: { name } }: Heard) =>
        beginningsOf(name).find((path) => !left.has(path) && !path.endsWith('{}')) ?? '';
      const gone = Map.groupBy(
        heard.filter((one) => !moved.has(one)),
        (one) => inSingular(goneOf(one)),
      );
      return [...gone].flatMap(([key, [first, ...others]]) => {
        if (key === '' || first === undefined || others.length + 1 < fewest) return [];
        const path = goneOf(first);
        return [causeOf([first, ...others], subjectOf(contract, first, path), valuesOf(path, [first, ...others]))];
      });
    }),
} satisfies FactRule;

function isRemoved({ difference: { kind, aspect, now, direction } }: Heard): boolean {
  return kind === 'operation' && aspect === 'presence' && now === null && direction === 'input';
}

/** How the path of an operation begins, the shortest beginning first; none where it has no path. */
function beginningsOf(operation: string): readonly string[] {
  const at = operation.indexOf(' /');
  if (at < 0) return [];
  const segments = shapeOf(operation.slice(at + 2)).split('/');
  return segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`);
}

/** A path with its last word in the singular: `/orders` lists what `/order/{}` is one of. */
function inSingular(path: string): string {
  return path.replace(/s$/, '');
}

function subjectOf({ path }: ContractFacts, { finding }: Heard, beginning: string): string {
  return `${finding.subject.split(': ')[0] ?? path}: paths below ${beginning}`;
}

function valuesOf(path: string, operations: readonly Heard[]): Readonly<Record<string, string>> {
  return {
    count: String(operations.length),
    path: code(path),
    names: listed(operations.map(({ difference }) => code(difference.name))),
  };
}
