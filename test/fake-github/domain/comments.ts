import { Refusal, unprocessable } from '../http/refusal.ts';
import { now } from './clock.ts';
import type { Hub, Pull, Reaction, Comment, Author } from './hub.ts';

/** Something somebody writes now. */
export function newComment(hub: Hub, by: Author, body: string): Comment {
  const at = now();
  return { id: hub.nextId(), by, body, createdAt: at, updatedAt: at, editedAt: null, minimized: null, reactions: [] };
}

/** Refuses a body GitHub would not store. */
export function checkBody(hub: Hub, resource: string, body: unknown): asserts body is string {
  if (typeof body !== 'string' || body.trim() === '') throw unprocessable(resource, 'body', "body can't be blank");
  if (body.length > hub.limits.body)
    throw new Refusal(422, 'Validation Failed', [
      {
        resource,
        code: 'custom',
        field: 'body',
        message: `body is too long (maximum is ${hub.limits.body} characters)`,
      },
    ]);
}

/** Refuses what an App says in a conversation that is locked. */
export function checkUnlocked({ locked }: Pull, by: Author): void {
  if (locked && by.app) throw new Refusal(403, 'Unable to create comment because issue is locked.');
}

/** Adds a reaction, unless the same person has already left it; says whether it is new. */
export function react(hub: Hub, to: Comment, by: Author, content: string): { reaction: Reaction; created: boolean } {
  const known = to.reactions.find((one) => one.content === content && one.by.account === by.account);
  if (known) return { reaction: known, created: false };
  const reaction = { id: hub.nextId(), by, content, createdAt: now() };
  to.reactions.push(reaction);
  return { reaction, created: true };
}
