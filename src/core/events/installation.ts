import type { Event } from './event.ts';
import { numberAt, textAt } from './payload.ts';

const gains = ['created', 'unsuspend', 'new_permissions_accepted'];

/**
 * The App was installed, or gained access: open pull requests need their check. Losing access needs nothing: the host
 * refuses the stored token, which is renewed once the App is back.
 */
const installation: Event = (payload) => {
  const id = numberAt(payload, 'installation', 'id');
  return id !== null && gains.includes(textAt(payload, 'action')) ? { kind: 'installed', installation: id } : null;
};

export default installation;
