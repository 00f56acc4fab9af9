import type { Event } from './event.ts';
import { numberAt, textAt } from './payload.ts';

const comes = ['created', 'unsuspend', 'new_permissions_accepted'];

/**
 * Where the App comes, or may do again what it could not, open pull requests wait for their check. Where it goes there is no
 * token to be had: the one that is kept is refused, and renewed when the App is back.
 */
const installation: Event = (payload) => {
  const id = numberAt(payload, 'installation', 'id');
  return id !== null && comes.includes(textAt(payload, 'action')) ? { kind: 'installed', installation: id } : null;
};

export default installation;
