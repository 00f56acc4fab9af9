import { scopeOf } from '../../model/config.ts';
import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { endsOfLife, hitOn } from '../end-of-life.ts';

export default {
  area: 'API design & patterns',
  severity: 'medium',
  certainty: 'proven',
  message: '{what} was deprecated without a sunset date.',
  why: 'Clients learn that it will end and not when, so they cannot plan their move, and it can never be removed in good order.',
  fix: 'Add {sunset} as far ahead as `deprecation.days` in the configuration asks, and send it in the `Sunset` header.',
  authority: [authorities.rfc8594, authorities.zalando187, authorities.zalando189],
  judge: (facts, _changes, config) =>
    facts.contracts.flatMap((contract) =>
      endsOfLife(contract).flatMap(({ deprecation, date, promised }) => {
        const newly = deprecation?.now === true && date === 'none' && promised;
        return newly && scopeOf(config, contract.path).deprecation.days > 0 ? hitOn(deprecation, contract.words) : [];
      }),
    ),
} satisfies FactRule;
