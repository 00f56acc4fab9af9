import type { Account, App, Hub, Installation, Level, Permissions, Repository, Token, Author } from '../domain/hub.ts';

/** Who sent a request. */
export type Actor =
  | { readonly kind: 'app'; readonly app: App }
  | { readonly kind: 'installation'; readonly installation: Installation; readonly token: Token }
  | { readonly kind: 'user'; readonly account: Account };

/** A request, understood. */
export interface Call {
  readonly hub: Hub;
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly body: unknown;
  readonly actor: Actor;
  /** The repository the path names, where it names one. */
  readonly repository: Repository | null;
}

/** What is sent back. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A permission that suffices; of several, any one. */
export type Needs = Readonly<Record<string, Level>> | readonly Readonly<Record<string, Level>>[];

/** An operation of GitHub's description, and its implementation. */
export interface Route {
  /** Method and path exactly as the description writes them. */
  readonly operation: string;
  /** Null where the App itself, or anybody, may ask. */
  readonly needs: Needs | null;
  /** Whether it is answered to those who do not say who they are. */
  readonly open?: boolean;
  answer(call: Call): Answer | Promise<Answer>;
}

/** A route below a repository: who asks may see it, and has the permission. */
export function inRepository(
  operation: string,
  needs: Needs,
  answer: (call: Call, repository: Repository) => Answer | Promise<Answer>,
): Route {
  return { operation, needs, answer: (call) => answer(call, call.repository as Repository) };
}

/** A repository by its full name, in any case of letters. */
export function find(hub: Hub, fullName: string): Repository | null {
  const wanted = fullName.toLowerCase();
  return (
    hub.repositories.find(
      ({ owner, name, deleted }) => !deleted && `${owner.login}/${name}`.toLowerCase() === wanted,
    ) ?? null
  );
}

/** Whose words a write is. */
export function authorOf(actor: Actor): Author {
  if (actor.kind === 'user') return { account: actor.account, app: null };
  const { app } = actor.kind === 'app' ? actor : actor.installation;
  return { account: app.bot, app };
}

/** Whether permissions include one of those that are needed. */
export function allows(permissions: Permissions, needs: Needs): boolean {
  const any = Array.isArray(needs) ? (needs as readonly Permissions[]) : [needs as Permissions];
  return any.some((one) =>
    Object.entries(one).every(([name, level]) => permissions[name] === level || permissions[name] === 'write'),
  );
}
