import { z } from 'zod';
import { sayFact } from '../material/fact-index.ts';
import { toolOf } from './tool.ts';

export default toolOf({
  description: 'Lists facts that were read of the change, with the ids to cite them by.',
  input: z.strictObject({
    kind: z.string().describe('The kind of fact, as the facts name it: `call.added`. Empty for all.'),
    subject: z.string().max(500).describe('A part of what it says, as `GET /orders` or a path. Empty for all.'),
  }),
  run: ({ kind, subject }, { facts }) => {
    const wanted = subject.toLowerCase();
    const lines = facts
      .filter(
        (fact) =>
          (kind === '' || fact.kind === kind) && `${fact.subject} ${sayFact(fact)}`.toLowerCase().includes(wanted),
      )
      .map(sayFact);
    return { of: 'facts', lines, note: `${lines.length} of ${facts.length} facts.` };
  },
});
