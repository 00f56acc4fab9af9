import type { Material } from '../../../model/material.ts';
import { sayRelease } from '../../contract/sections.ts';
import { block } from '../../words/block.ts';
import { code, prose } from '../../words/escape.ts';
import { changesOf } from '../changes-of.ts';
import { named } from './named.ts';

/** Which version each contract needs and clients ask for, the days it announces, and what to write. */
export function versions(material: Material): readonly string[] {
  const { releases, facts, verified } = material;
  const raised = releases.find(({ format, next }) => format === 'openapi' && next !== undefined);
  const asked = facts.contracts.flatMap(({ path, asked: { before, after } }) =>
    before.length + after.length > 0
      ? [`clients of ${code(path)} ask for ${(after.length > 0 ? after : before).slice(0, 3).map(code).join(', ')}`]
      : [],
  );
  const breaking = changesOf(verified).filter(({ change }) => change.severity === 'breaking');
  const words = facts.contracts.find(({ path }) => breaking.some((one) => one.path === path))?.words;
  return [
    ...named('Versions', [...releases.map((one) => prose(sayRelease(one))), ...asked]),
    ...(raised?.next === undefined ? [] : ['In the contract:', block('yaml', ['info:', `  version: ${raised.next}`])]),
    ...named('Days that the contracts announce', announced(material)),
    ...(words !== undefined
      ? [
          prose(
            `To take something away in steps: mark it ${words.deprecate}, name the day with ${words.sunset}, and take it away after that day.`,
          ),
        ]
      : []),
  ];
}

/** The days on which contracts say that something ends. */
export function announced({ facts }: Material): readonly string[] {
  const days = facts.contracts.flatMap(({ differences }) =>
    differences.flatMap(({ aspect, name, now }) =>
      aspect === 'sunset' && typeof now === 'string' ? [`${code(name)} ends on ${code(now)}`] : [],
    ),
  );
  return [...new Set(days)];
}
