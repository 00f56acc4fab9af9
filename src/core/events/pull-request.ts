import type { Cause } from '../model/errand.ts';
import type { Event } from './event.ts';
import { at, numberAt, pullOf, textAt } from './payload.ts';

const causes: Readonly<Record<string, Cause>> = {
  opened: 'opened',
  reopened: 'reopened',
  synchronize: 'pushed',
  ready_for_review: 'ready',
  labeled: 'labels-changed',
  unlabeled: 'labels-changed',
};

const ends: Readonly<Record<string, 'closed' | 'draft'>> = { closed: 'closed', converted_to_draft: 'draft' };

/**
 * Asks for a review or cancels it. Changes without a new commit ask for another review of the same head (`again`). Pull
 * requests of bots are reviewed, too: a required check blocks them like all others.
 */
const pullRequest: Event = (payload) => {
  const pull = pullOf(payload, numberAt(payload, 'pull_request', 'number'));
  const action = textAt(payload, 'action');
  if (pull === null) return null;
  if (Object.hasOwn(ends, action)) return { kind: 'cancel', pull, because: ends[action] ?? 'closed' };
  const because = causeOf(action, payload);
  if (because === null) return null;
  const label = because === 'labels-changed' ? textAt(payload, 'label', 'name') : null;
  const again = because !== 'opened' && because !== 'pushed';
  return { kind: 'review', pull, because, again, label, trace: null };
};

function causeOf(action: string, payload: unknown): Cause | null {
  if (action === 'edited') return at(payload, 'changes', 'base') === undefined ? null : 'base-changed';
  return Object.hasOwn(causes, action) ? (causes[action] ?? null) : null;
}

export default pullRequest;
