import { camel } from './names.ts';
import type { Scaffold } from './scaffold.ts';

/** A webhook that gives no errand yet. @throws Error if the name is not in snake case, as the host's are. */
export function newEvent(name: string): Scaffold {
  if (!/^[a-z]+(_[a-z]+)*$/.test(name)) {
    throw new Error(`\`${name}\` is no name of a webhook: write it as the host does, like \`pull_request_review\``);
  }
  const file = `src/core/events/${name.replaceAll('_', '-')}.ts`;
  return {
    files: { [file]: event(name) },
    next: [
      `Say in ${file} which actions ask for what. The payload is of any shape.`,
      'Subscribe to it in app.yml, with the permission it needs, and add a row to the table in test/core/events.test.ts.',
      'npm run generate && npm test',
    ],
  };
}

const event = (name: string) => `import type { Event } from './event.ts';
import { repositoryOf, textAt } from './payload.ts';

/** What this webhook asks of us, and why. */
const ${camel(name)}: Event = (payload) => {
  const repository = repositoryOf(payload);
  if (repository === null || textAt(payload, 'action') !== 'created') return null;
  return null;
};

export default ${camel(name)};
`;
