import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { causeOf } from '../cause.ts';
import { heardOf } from '../heard.ts';
import { listed } from '../listed.ts';
import { alike, movedOperations } from '../moved-operations.ts';
import { movedPaths } from '../moved-paths.ts';
import { code } from '../render-message.ts';

export default {
  area: 'API contracts & docs',
  severity: 'critical',
  certainty: 'proven',
  message: '{from} moved to {to}.',
  why: 'Clients call the former address and get an error from the moment this is deployed. Upper and lower case, and a slash at the end, make another path.',
  fix: 'Serve both addresses, or redirect the former one, until clients have moved; mark the former one `deprecated: true` with an `x-sunset` date.',
  authority: [authorities.githubBreaking, authorities.aip180, authorities.zalando185],
  judge: (facts, changes, config) => {
    const moves = facts.contracts.flatMap((contract) => {
      const heard = heardOf(contract, changes, config);
      const moved = movedOperations(contract, heard);
      // What begins otherwise as a whole is said with the beginning.
      const beginnings = moved.length === 0 ? [] : movedPaths(contract, heard).map((one) => new Set(one.operations));
      return moved.filter(({ operations }) => !beginnings.some((begun) => operations.every((one) => begun.has(one))));
    });
    return alike(moves).map(({ to, operations }) =>
      causeOf(operations, `${operations[0].finding.subject} moved`, {
        from: listed([...new Set(operations.map(({ difference }) => difference.name))].map(code)),
        to: listed(to.map(code)),
      }),
    );
  },
} satisfies FactRule;
