import type { Place } from '../../model/place.ts';
import type { Material } from '../../model/material.ts';
import { headline } from '../parts/comment.ts';
import { beyond } from '../words/beyond.ts';
import { code, prose } from '../words/escape.ts';
import { counted } from '../words/phrase.ts';
import type { Answer } from './answer.ts';
import { type Change, changesOf, harmful, whoCalls } from './changes-of.ts';
import { knownClients } from './views/known-clients.ts';
import { named } from './views/named.ts';
import { requestsBeforeAndAfter } from './views/requests.ts';
import { announced } from './views/versions.ts';

const most = 20;

/** What those who use a contract have to do, change by change, with the contract before and after. */
export const migration: Answer = {
  richer: 'what each of the clients it knows has to change, in their own code',
  sections: ['What clients have to do'],
  say: (material) => {
    const changes = harmful(changesOf(material.verified));
    if (changes.length === 0)
      return 'Clients have nothing to do: no change that is read here breaks or endangers them.';
    return [
      '### For those who call it',
      ...datesOf(material),
      ...changes.slice(0, most).map((change, index) => step(change, index + 1, material)),
      ...beyond(changes, most, (left) => `and ${counted(left, 'more change')}`),
      ...knownClients(material),
      ...requestsBeforeAndAfter(material),
    ].join('\n\n');
  },
};

function step(finding: Change, number: number, material: Material): string {
  const { change } = finding;
  const isGone = finding.side === 'before';
  const shown = [
    quoted('Before', 'before', change.before, material),
    isGone ? '- After: it is gone' : quoted('After', 'after', change.after, material),
  ];
  return [
    `**${number}. ${headline(finding)}** ${code(finding.id)}`,
    ...(change.usedBy.length > 0 ? [`Affects ${whoCalls(change.usedBy, 5)}.`] : []),
    shown.filter((line) => line !== '').join('\n'),
    `What the owner can do instead: ${prose(finding.fix)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function quoted(when: string, side: 'before' | 'after', place: Place | null, { trees }: Material): string {
  if (place === null) return '';
  const line = (trees[side].read(place.file) ?? '').split('\n', place.line)[place.line - 1]?.trim() ?? '';
  return line === '' ? '' : `- ${when}: ${code(line)} (${code(`${place.file}:${place.line}`)})`;
}

/** The days that the contracts name: what is announced there is what clients can plan by. */
function datesOf(material: Material): readonly string[] {
  return named(`As of ${material.asOf} the contracts announce`, announced(material));
}
