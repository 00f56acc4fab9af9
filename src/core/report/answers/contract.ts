import { sayRelease } from '../contract/sections.ts';
import { headline } from '../parts/comment.ts';
import { beyond } from '../words/beyond.ts';
import { code, prose } from '../words/escape.ts';
import { counted } from '../words/phrase.ts';
import { ruleLink } from '../words/rule-link.ts';
import type { Answer } from './answer.ts';
import { type Change, changesOf, whoCalls } from './changes-of.ts';
import { knownClients } from './views/known-clients.ts';
import { requests } from './views/requests.ts';

/** More groups of clients than this are counted. */
const most = 20;

/** What changes for whom: the version each contract requires, then the changes by the operation that meets them. */
export const contract: Answer = {
  richer: 'which of the clients it knows read what changes',
  sections: ['Who notices'],
  say: (material) => {
    const { verified, releases } = material;
    const changes = changesOf(verified);
    if (changes.length === 0) return 'No contract that is read here changes.';
    const groups = [...Map.groupBy(changes, ({ change }) => JSON.stringify(change.usedBy)).values()];
    const met = groups.filter(([first]) => first !== undefined && first.change.usedBy.length > 0);
    const unmet = changes.filter(({ change }) => change.usedBy.length === 0);
    return [
      '### What changes, and for whom',
      ...(releases.length > 0 ? [releases.map((one) => `- ${prose(sayRelease(one))}`).join('\n')] : []),
      ...met.slice(0, most).map((group) => {
        const who = whoCalls(group[0]?.change.usedBy ?? [], 5);
        return `**${who.replace('who', 'Who')}**\n\n${group.map(item).join('\n')}`;
      }),
      ...beyond(met, most, (left) => `and ${counted(left, 'more group')} of clients`),
      ...(unmet.length > 0 ? [`**Where no operation is known to lead**\n\n${unmet.map(item).join('\n')}`] : []),
      ...knownClients(material),
      ...requests(material),
    ].join('\n\n');
  },
};

function item(change: Change): string {
  return `- ${headline(change)} (${ruleLink(change.rule)}, ${code(change.id)})`;
}
