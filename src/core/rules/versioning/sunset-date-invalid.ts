import type { Difference } from '../../model/contract.ts';
import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { endsOfLife, hitOn } from '../end-of-life.ts';

export default {
  area: 'API design & patterns',
  severity: 'medium',
  certainty: 'proven',
  message: 'The sunset date of {what} cannot be read.',
  why: 'Neither people nor tools can tell when it ends, so it can neither be planned for nor be removed in good order.',
  fix: 'Write the date as `2027-01-31`, or with a time as `2027-01-31T00:00:00Z`.',
  authority: [authorities.rfc3339, authorities.rfc8594],
  judge: (facts) =>
    facts.contracts.flatMap((contract) => [
      ...endsOfLife(contract).flatMap(({ deprecation, sunset, deprecated, date }) => {
        const difference = sunset ?? deprecation;
        return deprecated && date === 'invalid' && difference ? hitOn(difference) : [];
      }),
      ...contract.differences.filter(removedUndated).flatMap((difference) => hitOn(difference)),
    ]),
} satisfies FactRule;

function removedUndated({ aspect, now, given }: Difference): boolean {
  return aspect === 'presence' && now === null && given['deprecated'] === true && given['sunset'] === 'invalid';
}
