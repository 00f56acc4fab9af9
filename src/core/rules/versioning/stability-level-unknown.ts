import type { Difference } from '../../model/contract.ts';
import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { hitOn } from '../end-of-life.ts';
import { printed } from '../render-message.ts';

const levels: readonly unknown[] = [null, undefined, 'none', 'draft', 'alpha', 'beta', 'stable'];

export default {
  area: 'API design & patterns',
  severity: 'medium',
  certainty: 'proven',
  message: '{what} declares the stability level {level}, which does not exist.',
  why: 'Nobody can tell what is promised: tools either ignore the level or refuse the contract.',
  fix: 'Write `draft`, `alpha`, `beta` or `stable`.',
  authority: [authorities.aip181, authorities.aip185],
  judge: (facts) =>
    facts.contracts.flatMap(({ differences, outline }) => {
      // What a house writes already is its own way to say it.
      const known = [...levels, ...(outline.before?.levels ?? [])];
      return differences.flatMap((difference) => {
        const level = declared(difference);
        return known.includes(level) ? [] : hitOn(difference, { level: printed(level) });
      });
    }),
} satisfies FactRule;

/** The level a change leaves behind, looked at where the level changes or the element is deprecated. */
function declared({ aspect, now, given }: Difference): unknown {
  if (aspect === 'stability') return now;
  return aspect === 'deprecated' ? given['stability'] : undefined;
}
