import type { Account, App, Hub, Installation, Level, Permissions, Repository, Token, Author } from '../domain/hub.ts';

/** Who sent a request. */
export type Actor =
  | { readonly kind: 'app'; readonly app: App }
  | { readonly kind: 'installation'; readonly installation: Installation; readonly token: Token }
  | { readonly kind: 'user'; readonly account: Account };

/** A request that was parsed and whose sender is known. */
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

/** A response. `body` is sent as JSON, or as it is if it is bytes. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The permissions an operation needs, all of them; of several such sets, any one. */
export type Needs = Readonly<Record<string, Level>> | readonly Readonly<Record<string, Level>>[];

/** An operation of GitHub's description, and its implementation. */
export interface Route {
  /** Method and path exactly as the description writes them. */
  readonly operation: string;
  /** Null if the operation needs no permission on a repository. */
  readonly needs: Needs | null;
  /** Whether requests without authentication are answered. */
  readonly open?: boolean;
  answer(call: Call): Answer | Promise<Answer>;
}

/** A route below a repository. It is called only if the sender can see the repository and has the permission. */
export function inRepository(
  operation: string,
  needs: Needs,
  answer: (call: Call, repository: Repository) => Answer | Promise<Answer>,
): Route {
  return { operation, needs, answer: (call) => answer(call, call.repository as Repository) };
}

/** The repository with a full name, whatever its case; null if there is none. */
export function find(hub: Hub, fullName: string): Repository | null {
  const wanted = fullName.toLowerCase();
  return (
    hub.repositories.find(
      ({ owner, name, deleted }) => !deleted && `${owner.login}/${name}`.toLowerCase() === wanted,
    ) ?? null
  );
}

/** The author of what an actor writes. */
export function authorOf(actor: Actor): Author {
  if (actor.kind === 'user') return { account: actor.account, app: null };
  const { app } = actor.kind === 'app' ? actor : actor.installation;
  return { account: app.bot, app };
}

/** Whether permissions suffice for what is needed. */
export function allows(permissions: Permissions, needs: Needs): boolean {
  const any = Array.isArray(needs) ? (needs as readonly Permissions[]) : [needs as Permissions];
  return any.some((one) =>
    Object.entries(one).every(([name, level]) => permissions[name] === level || permissions[name] === 'write'),
  );
}
