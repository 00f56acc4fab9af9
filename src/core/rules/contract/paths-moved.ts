import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { causeOf } from '../cause.ts';
import { heardOf } from '../heard.ts';
import { listed } from '../listed.ts';
import { movedPaths } from '../moved-paths.ts';
import { code } from '../render-message.ts';

export default {
  area: 'API contracts & docs',
  severity: 'critical',
  certainty: 'proven',
  message: '{count} operations moved from {from} to {to}: {names}.',
  why: 'Clients call the former addresses and get an error from the moment this is deployed, in all of these operations at once.',
  fix: 'Serve both addresses, or redirect the former ones, until clients have moved; mark the former ones `deprecated: true` with an `x-sunset` date.',
  authority: [authorities.githubBreaking, authorities.aip180, authorities.zalando185],
  judge: (facts, changes, config) => {
    const moves = facts.contracts.flatMap((contract) => movedPaths(contract, heardOf(contract, changes, config)));
    // The files of one description are contracts of their own.
    const alike = Map.groupBy(moves, ({ from, to }) => JSON.stringify([from, to]));
    return [...alike.values()].flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      const { from, to } = first;
      const operations = [...first.operations, ...others.flatMap((move) => move.operations)] as const;
      const names = [...new Set(operations.map(({ difference }) => difference.name))];
      return [
        causeOf(operations, `${operations[0].finding.subject.split(': ')[0] ?? ''}: paths ${from} to ${to}`, {
          count: String(names.length),
          from: code(from === '' ? '/' : from),
          to: code(to === '' ? '/' : to),
          names: listed(names.map(code)),
        }),
      ];
    });
  },
} satisfies FactRule;
