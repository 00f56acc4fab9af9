import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { causeOf } from '../cause.ts';
import { type Heard, heardOf } from '../heard.ts';
import { listed } from '../listed.ts';
import { type MovedPaths, movedPaths } from '../moved-paths.ts';
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
    const moves = facts.contracts.flatMap((contract) => {
      const heard = heardOf(contract, changes, config);
      return movedPaths(contract, heard).map((move) => ({ ...move, labels: labelsOf(move, heard) }));
    });
    // The files of one description are contracts of their own.
    const alike = Map.groupBy(moves, ({ from, to }) => JSON.stringify([from, to]));
    return [...alike.values()].flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      const { from, to } = first;
      const operations = [...first.operations, ...others.flatMap((move) => move.operations)] as const;
      const names = [...new Set(operations.map(({ difference }) => difference.name))];
      const [lead, ...rest] = operations;
      const all = [lead, ...rest, ...[first, ...others].flatMap(({ labels }) => labels)] as const;
      return [
        causeOf(all, `${operations[0].finding.subject.split(': ')[0] ?? ''}: paths ${from} to ${to}`, {
          count: String(names.length),
          from: code(from === '' ? '/' : from),
          to: code(to === '' ? '/' : to),
          names: listed(names.map(code)),
        }),
      ];
    });
  },
} satisfies FactRule;

/**
 * What a model of Smithy says of the variables in those addresses: which members fill them, and what identifies the resource
 * of the operations. If the resource is gone itself, the operations that moved were what it had.
 */
function labelsOf({ operations }: MovedPaths, heard: readonly Heard[]): readonly Heard[] {
  const names = new Set(operations.map(({ difference }) => difference.name));
  const resources = new Set(operations.map(({ difference }) => difference.given['leadsTo']));
  return heard.filter(({ difference: { kind, aspect, name, given, was, now, usedBy } }) => {
    if (kind === 'resource') return resources.has(name) && (aspect === 'identifiers' || now === null);
    const isLabel =
      aspect === 'presence'
        ? given['label'] === true
        : aspect === 'binding' && [was, now].flat().includes('@httpLabel');
    return kind === 'property' && isLabel && usedBy.length > 0 && usedBy.every((user) => names.has(user));
  });
}
