import type { ObjectStore } from '../git/object-store.ts';

/** A person, an organisation or an App's own user. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Organization' | 'Bot';
}

/** What a permission allows; `write` includes `read`. */
export type Level = 'read' | 'write';
/** Permissions by their name in the API: `pull_requests`, `checks`, ... */
export type Permissions = Readonly<Record<string, Level>>;

/** The registered App: there is one that is tested, and others that also speak on pull requests. */
export interface App {
  readonly id: number;
  readonly slug: string;
  readonly clientId: string;
  readonly owner: Account;
  /** The user its comments are written by. */
  readonly bot: Account;
  readonly publicKey: string;
  permissions: Permissions;
  events: readonly string[];
  readonly createdAt: string;
}

/** An App on an account. */
export interface Installation {
  readonly id: number;
  readonly app: App;
  readonly account: Account;
  permissions: Permissions;
  /** Repository ids; null means all of the account. */
  repositories: ReadonlySet<number> | null;
  suspendedAt: string | null;
  readonly createdAt: string;
}

/** What a request is sent with. */
export interface Token {
  readonly text: string;
  readonly actor: Installation | Account;
  readonly permissions: Permissions;
  readonly repositories: ReadonlySet<number> | null;
  expiresAt: number;
}

/** A role on a repository. */
export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read';

/** A repository; a fork shares the object store of its network. */
export interface Repository {
  readonly id: number;
  owner: Account;
  name: string;
  readonly private: boolean;
  defaultBranch: string;
  readonly store: ObjectStore;
  readonly parent: Repository | null;
  /** Branches and other refs without `refs/`, such as `heads/main` and `pull/7/head`. */
  readonly refs: Map<string, string>;
  readonly roles: Map<string, Role>;
  readonly pulls: Map<number, Pull>;
  readonly checkRuns: CheckRun[];
  readonly checkSuites: CheckSuite[];
  number: number;
  deleted: boolean;
  archived: boolean;
  /** The full names it had before. */
  readonly formerly: string[];
  readonly createdAt: string;
}

/** A pull request. */
export interface Pull {
  readonly id: number;
  readonly number: number;
  readonly repository: Repository;
  readonly author: Account;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  draft: boolean;
  locked: boolean;
  labels: readonly string[];
  /** The repository is null once it is deleted; the sha stays readable through the base repository. */
  head: { repository: Repository | null; readonly owner: Account; readonly ref: string; sha: string };
  base: { ref: string; sha: string };
  readonly reviews: Review[];
  readonly threads: Thread[];
  readonly conversation: IssueComment[];
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  mergedAt: string | null;
}

/** Who wrote something, and through which App. */
export interface Author {
  readonly account: Account;
  readonly app: App | null;
}

/** A review. PENDING ones are seen by their author alone. */
export interface Review {
  readonly id: number;
  readonly by: Author;
  body: string;
  state: 'PENDING' | 'COMMENTED' | 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED';
  readonly commit: string;
  submittedAt: string | null;
}

/** Where a thread stands, as it was written. */
export interface Anchor {
  readonly path: string;
  /** Null for a comment on a whole file. */
  readonly line: number | null;
  readonly side: 'LEFT' | 'RIGHT';
  readonly startLine: number | null;
  readonly startSide: 'LEFT' | 'RIGHT' | null;
}

/** A conversation on a line of the diff, or on a file. */
export interface Thread {
  readonly id: number;
  readonly anchor: Anchor;
  readonly commit: string;
  /** The merge base at the time: LEFT lines are lines of its files. */
  readonly mergeBase: string;
  readonly diffHunk: string;
  readonly position: number;
  resolvedBy: Author | null;
  readonly comments: ReviewComment[];
}

/** One comment of a thread. */
export interface ReviewComment extends Comment {
  readonly review: number | null;
}

/** A comment in the conversation of a pull request. */
export type IssueComment = Comment;

/** What comments have in common. */
export interface Comment {
  readonly id: number;
  readonly by: Author;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  /** When its text was last changed; null where it is as it was written. */
  editedAt: string | null;
  minimized: string | null;
  readonly reactions: Reaction[];
}

/** A reaction to a comment. */
export interface Reaction {
  readonly id: number;
  readonly by: Author;
  readonly content: string;
  readonly createdAt: string;
}

/** A note on a line in a check run. */
export type Annotation = Readonly<Record<string, string | number | null>>;

/** A check run. */
export interface CheckRun {
  readonly id: number;
  readonly app: App;
  readonly suite: CheckSuite;
  name: string;
  readonly sha: string;
  status: string;
  conclusion: string | null;
  externalId: string | null;
  detailsUrl: string | null;
  startedAt: string | null;
  completedAt: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
  readonly annotations: Annotation[];
  actions: readonly { readonly label: string; readonly description: string; readonly identifier: string }[];
}

/** All check runs of an App on a commit. */
export interface CheckSuite {
  readonly id: number;
  readonly app: App;
  readonly sha: string;
  /** Null for a commit that came from a fork. */
  readonly branch: string | null;
  readonly createdAt: string;
}

/** A webhook that was sent, or is held back. */
export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installation: number | null;
  readonly repository: number | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly redelivery: boolean;
  readonly deliveredAt: string;
  /** What the receiver answered; 0 while nothing came back. */
  status: number;
  response: string;
}

/** The limits of the real host. A test may lower one to reach it with little data. */
export interface Limits {
  /** Files the list of a pull request has at most. */
  files: number;
  /** Files a comparison has at most. */
  comparedFiles: number;
  /** Bytes of both sides above which a file has no patch. */
  patchBytes: number;
  /** Bytes of a blob that can still be read. */
  blobBytes: number;
  /** Bytes of a file whose content comes in JSON. */
  contentBytes: number;
  /** Bytes of a blob that GraphQL does not cut. */
  graphqlBytes: number;
  /** Entries of a recursive tree before it is truncated. */
  treeEntries: number;
  /** Characters of a body. */
  body: number;
}

/** What a webhook is about; each part that is given is in the payload. */
export interface EventSubject {
  readonly sender: Account;
  readonly pull?: Pull;
  readonly review?: Review;
  readonly thread?: Thread;
  readonly comment?: Comment;
  readonly run?: CheckRun;
  readonly suite?: CheckSuite;
  readonly installation?: Installation;
  readonly group?: MergeGroup;
  /** Fields of the payload that are written as they stand. */
  readonly plain?: Readonly<Record<string, unknown>>;
}

/** A group of pull requests that a merge queue has checked together. */
export interface MergeGroup {
  readonly head: string;
  readonly headRef: string;
  readonly base: string;
  readonly baseRef: string;
}

/** How people sign in through the App. */
export interface SignInState {
  readonly secret: string;
  /** Where the owner of the App has them sent back to. */
  callback: string | null;
  /** The account that is signed in to GitHub in the browser; null if there is none. */
  person: Account | null;
  /** Codes that were given and not used yet. */
  readonly codes: Map<string, Account>;
}

/** The whole state of the fake GitHub. */
export interface Hub {
  readonly url: string;
  readonly app: App;
  readonly accounts: Map<string, Account>;
  readonly installations: Installation[];
  readonly tokens: Map<string, Token>;
  readonly repositories: Repository[];
  /** Who is in a team, by the name of the team: `acme/api`. */
  readonly teams: Map<string, ReadonlySet<string>>;
  readonly deliveries: Delivery[];
  readonly limits: Limits;
  readonly hook: { url: string | null; secret: string };
  readonly signIn: SignInState;
  /** Requests an hour a token still has. */
  remaining: number;
  nextId(): number;
  /** The id of an account or a repository. */
  nextNamedId(): number;
  /** Sends the webhook of an event to the App. */
  emit(event: string, action: string | null, repository: Repository | null, subject: EventSubject): void;
  /** Sends a webhook again, under the GUID it had. */
  redeliver(delivery: Delivery): void;
}
