import { scopeOf } from '../../model/config.ts';
import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { type EndOfLife, endsOfLife, hitOn } from '../end-of-life.ts';

export default {
  area: 'API design & patterns',
  severity: 'high',
  certainty: 'proven',
  message: '{what} is to end {when}, and {wanted} are asked for.',
  why: 'Clients have less time to move than they were promised: their own release cycles are often longer.',
  fix: 'Give a later date. Clients that cannot move in time should agree to it first.',
  authority: [authorities.zalando186, authorities.rfc8594],
  judge: (facts, _changes, config) =>
    facts.contracts.flatMap((contract) => {
      const asked = scopeOf(config, contract.path).deprecation.days;
      return endsOfLife(contract).flatMap((ending) => {
        const difference = ending.sunset ?? ending.deprecation;
        const { days = Infinity } = ending;
        if (!difference || !ending.deprecated || !ending.promised || postponed(ending)) return [];
        if (days >= asked) return [];
        return hitOn(difference, {
          when: days < 0 ? `${plural(-days)} ago` : `in ${plural(days)}`,
          wanted: `${plural(asked)} of notice`,
        });
      });
    }),
} satisfies FactRule;

function postponed({ sunset }: EndOfLife): boolean {
  return typeof sunset?.was === 'string' && typeof sunset.now === 'string' && sunset.was <= sunset.now;
}

function plural(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
