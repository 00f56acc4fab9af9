import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { endsOfLife, hitOn } from '../end-of-life.ts';

export default {
  area: 'API design & patterns',
  severity: 'medium',
  certainty: 'proven',
  message: 'The sunset date {was} of {what} was deleted; it is still deprecated.',
  why: 'Clients planned by the date. Without it they must assume that it may end any day.',
  fix: 'Put the date back or give a later one. If it is not going to end, take the deprecation back too.',
  authority: [authorities.rfc8594, authorities.zalando186],
  judge: (facts) =>
    facts.contracts
      .flatMap(endsOfLife)
      .flatMap(({ sunset, deprecated }) => (sunset?.now === null && deprecated ? hitOn(sunset) : [])),
} satisfies FactRule;
