import type { Event } from './event.ts';
import { numberAt, textAt } from './payload.ts';

/** The App was granted more repositories. */
const installationRepositories: Event = (payload) => {
  const id = numberAt(payload, 'installation', 'id');
  return id !== null && textAt(payload, 'action') === 'added' ? { kind: 'installed', installation: id } : null;
};

export default installationRepositories;
