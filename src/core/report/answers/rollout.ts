import { headline } from '../parts/comment.ts';
import { beyond } from '../words/beyond.ts';
import { code } from '../words/escape.ts';
import { firstOf, firstOperations } from '../words/phrase.ts';
import type { Answer } from './answer.ts';
import { changesOf, fixesOf, harmful, operationsOf, whoMeets } from './changes-of.ts';
import { environments } from './views/environments.ts';
import { flags } from './views/flags.ts';
import { touchedServices } from './views/touched-services.ts';

const most = 10;

/** How a change goes out so that nobody breaks on the way: expand, migrate, contract; what to watch, and the way back. */
export const rollout: Answer = {
  richer: 'flags, thresholds and commands for the environments of this repository',
  sections: ['Expand', 'Migrate', 'Contract', 'Watch', 'The way back'],
  say: (material) => {
    const changes = harmful(changesOf(material.verified));
    const breaking = changes.filter(({ change }) => change.severity === 'breaking');
    const operations = operationsOf(changes);
    const services = touchedServices(material).map(({ name }) => code(name));
    if (changes.length === 0)
      return 'One step: nothing that is read here breaks or endangers a client, so old and new can run side by side in any order.';
    const list = (of: typeof changes) =>
      of
        .slice(0, most)
        .map((one) => `- ${headline(one)} ${code(one.id)}`)
        .join('\n');
    const rest = beyond(breaking, most, (left) => `\n- and ${left} more`).join('');
    return [
      `### Rollout${services.length > 0 ? ` of ${firstOf(services, 3)}` : ''}`,
      `**1. Expand.** Deploy what is new beside what is there, and take nothing away yet.`,
      fixesOf(breaking.length > 0 ? breaking : changes)
        .slice(0, most)
        .map((fix) => `- ${fix}`)
        .join('\n'),
      `**2. Migrate.** Move ${whoMeets(changes, 5)}, one client after the other.`,
      `**3. Contract.** Deploy this change once nobody uses the old form:\n\n${list(breaking.length > 0 ? breaking : changes)}${rest}`,
      ...environments(material),
      ...flags(material),
      `**Watch** ${operations.length > 0 ? `errors and refused requests of ${firstOperations(operations.map(code), 5)}` : 'errors of clients'}, by client, before and after each step.`,
      '**The way back.** Up to the end of step 2 the former version can be deployed again. After step 3 clients that moved send and expect the new form, so what step 1 added has to stay until that is certain.',
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  },
};
