import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { causeOf } from '../cause.ts';
import { heardOf } from '../heard.ts';
import { listed } from '../listed.ts';
import { code } from '../render-message.ts';

export default {
  area: 'API contracts & docs',
  severity: 'critical',
  certainty: 'proven',
  message: 'The contract {contract} was removed with {what}: {names}.',
  why: 'Whoever was told to rely on it has nothing left to rely on: if the service still answers, nobody can know how.',
  fix: 'Keep the contract for as long as the service answers. Mark what will end `deprecated: true` with an `x-sunset` date, and remove it after that date.',
  authority: [authorities.githubBreaking, authorities.aip180, authorities.zalando185],
  judge: (facts, changes, config) =>
    facts.contracts.flatMap((contract) => {
      if (contract.status !== 'removed') return [];
      const [first, ...others] = heardOf(contract, changes, config);
      if (first === undefined) return [];
      const original = first.difference.given['copyOf'];
      const what =
        original === undefined
          ? 'all it promised'
          : `what ${code(String(original))}, of which it was a copy, does not promise`;
      const names = [first, ...others].map(({ difference }) => code(difference.name));
      const values = { contract: code(contract.path), what, names: listed(names) };
      const hit = causeOf([first, ...others], `${contract.path}: contract`, values);
      // A copy that promised more than its original may never have been right.
      return [
        original === undefined || !hit.change ? hit : { ...hit, change: { ...hit.change, severity: 'dangerous' } },
      ];
    }),
} satisfies FactRule;
