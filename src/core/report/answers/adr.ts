import { headline } from '../parts/comment.ts';
import { acceptedIn } from '../parts/accepted.ts';
import { sayAcceptance } from '../parts/acceptance.ts';
import { code, text } from '../words/escape.ts';
import { atCommit, counted, firstOf } from '../words/phrase.ts';
import type { Answer } from './answer.ts';
import { changesOf, fixesOf, harmful, whoMeets } from './changes-of.ts';
import { touchedServices } from './views/touched-services.ts';

const most = 15;

/** A record of the decision behind a change, filled in as far as facts go; what people know is left for them to write. */
export const adr: Answer = {
  richer: 'why it was decided, which options were weighed, and what speaks for each',
  sections: ['Context', 'Drivers', 'Options', 'Decision', 'Consequences'],
  say: (material, args) => {
    const { verified, releases, asOf, head, title } = material;
    const changes = harmful(changesOf(verified));
    const accepted = acceptedIn(verified);
    const others = verified.filter(({ finding, verdict }) => !finding.change && verdict.publish !== false);
    const services = touchedServices(material).map(({ name }) => code(name));
    return [
      `# ${args.length > 0 ? text(args.join(' ')) : `Decision of ${text(title)}`}`,
      `Status: proposed, ${asOf}, at ${atCommit(head)}.`,
      '## Context',
      services.length > 0 ? `It touches ${firstOf(services, 5)}.` : 'To be written: what made it necessary.',
      ...(releases.length > 0
        ? [
            `${counted(releases.length, 'contract')} ${releases.length === 1 ? 'changes' : 'change'}: ${firstOf(
              releases.map(({ path, bump }) => `${code(path)} (${bump})`),
              5,
            )}.`,
          ]
        : []),
      '## Drivers',
      'To be written. The review knows of these:',
      [...changes, ...others.map(({ finding }) => finding)]
        .slice(0, most)
        .map((finding) => `- ${headline(finding)} ${code(finding.id)}`)
        .join('\n') || '- nothing that speaks against it was found',
      '## Options',
      changes.length > 0
        ? [
            '- as proposed: clients change when it is deployed',
            ...fixesOf(changes)
              .slice(0, 5)
              .map((fix) => `- instead: ${fix}`),
          ].join('\n')
        : '- as proposed: nobody has to change',
      '## Decision',
      accepted.length > 0
        ? accepted
            .slice(0, most)
            .map(({ finding, acceptance }) => `- ${headline(finding)}: ${sayAcceptance(acceptance)}`)
            .join('\n')
        : 'To be written.',
      '## Consequences',
      changes.length > 0 ? `These have to change with it: ${whoMeets(changes, 5)}.` : 'No client has to change.',
    ].join('\n\n');
  },
};
