import type { Host } from '../client/host.ts';
import { asking, noRetries } from '../client/once.ts';

/** Resolves a thread. This takes the permission to write contents, which the App does not ask for. */
export async function resolveThread(host: Host, id: string): Promise<void> {
  await asking('Resolving a conversation', () => host.graphql(resolve, { id, request: noRetries }));
}

const resolve = `
  mutation ($id: ID!) {
    resolveReviewThread(input: { threadId: $id }) { thread { isResolved } }
  }
`;
