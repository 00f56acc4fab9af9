import type { ContractFacts, Difference } from '../../model/contract.ts';
import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { listed } from '../listed.ts';
import { code } from '../render-message.ts';

export default {
  area: 'API contracts & docs',
  severity: 'medium',
  certainty: 'proven',
  message: '{names} can no longer be found by {their} full {name}.',
  why: 'No field and no method is hit, so that the mode in which the contract is compared takes no notice. Who reads such a message from a queue or a file, or has it in a `google.protobuf.Any`, looks for it by its full name.',
  fix: 'Keep the message under its name until nobody reads it any more, and mark it `deprecated = true`.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers],
  judge: (facts) =>
    facts.contracts.flatMap((contract) => {
      const gone = contract.differences.filter((difference) => isNameGone(difference, contract));
      const [first] = gone;
      if (first === undefined) return [];
      const place = first.before ?? { file: contract.path, line: 1 };
      const names = gone.flatMap(namesOf);
      const isOne = gone.length === 1 && first.aspect !== 'package';
      return [
        {
          subject: `${first.subject.split(': ')[0] ?? contract.path}: full names`,
          path: place.file,
          line: place.line,
          side: 'before',
          values: { names: listed(names), their: isOne ? 'its' : 'their', name: isOne ? 'name' : 'names' },
          change: { severity: 'dangerous', audience: 'wire', before: first.before, after: first.after, usedBy: [] },
        },
      ];
    }),
} satisfies FactRule;

/** The names that are gone: those of a message, or of all that a file declares. */
function namesOf({ aspect, name, was, given }: Difference): readonly string[] {
  if (aspect !== 'package') return [code(name)];
  return was === '' ? String(given['leadsTo']).split(' ').map(code) : [code(`${String(was)}.*`)];
}

/** Whether messages have lost their name, and the mode is about what is sent alone. */
function isNameGone({ kind, aspect, now, audience, also = [] }: Difference, { format, mode }: ContractFacts): boolean {
  if (format !== 'protobuf' || mode === undefined || mode.audiences.includes('source')) return false;
  if (kind === 'message') return aspect === 'presence' && now === null;
  return kind === 'file' && aspect === 'package' && ![audience, ...also.map((one) => one.audience)].includes('wire');
}
