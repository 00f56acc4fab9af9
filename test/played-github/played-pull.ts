import type { CheckRun, Hub, IssueComment, Pull, Review, Thread, Voice } from './domain/hub.ts';
import type { Content } from './git/object-store.ts';
import { changePull, comment, synchronize } from './domain/pulls.ts';
import { account, commitFiles } from './domain/repositories.ts';
import { reply } from './domain/reviews.ts';

/** Files to write, and those to take away as null. */
export type Files = Readonly<Record<string, Content | null>>;

/** A pull request as people use it, and what the App left on it. */
export class PlayedPull {
  readonly hub: Hub;
  readonly pull: Pull;

  constructor(hub: Hub, pull: Pull) {
    this.hub = hub;
    this.pull = pull;
  }

  get number(): number {
    return this.pull.number;
  }

  get head(): string {
    return this.pull.head.sha;
  }

  /** Pushes to the branch of the pull request, wherever it lives. */
  push(files: Files): string {
    const { repository, ref } = this.pull.head;
    if (!repository) throw new Error('the fork is gone');
    const sha = commitFiles(repository, ref, files, 'Change');
    synchronize(this.hub, repository, ref, this.pull.author);
    return sha;
  }

  close(): void {
    this.#change('closed', { state: 'closed' });
  }

  reopen(): void {
    this.#change('reopened', { state: 'open' });
  }

  ready(): void {
    this.#change('ready_for_review', { draft: false });
  }

  toDraft(): void {
    this.#change('converted_to_draft', { draft: true });
  }

  /** Puts a label on. */
  label(name: string): void {
    this.#change('labeled', { labels: [...this.pull.labels, name] });
  }

  /** Says something in the conversation. */
  comment(by: string, body: string): IssueComment {
    return comment(this.hub, this.pull, this.#voice(by), body);
  }

  /** Answers in a thread. */
  reply(thread: Thread, by: string, body: string): void {
    reply(this.hub, this.pull, thread, this.#voice(by), body);
  }

  /** What the App has said so far: reviews. */
  get reviews(): Review[] {
    return this.pull.reviews.filter(({ by }) => by.app === this.hub.app);
  }

  /** Threads the App began. */
  get threads(): Thread[] {
    return this.pull.threads.filter(({ comments }) => comments[0]?.by.app === this.hub.app);
  }

  /** Comments of the App in the conversation. */
  get summaries(): IssueComment[] {
    return this.pull.conversation.filter(({ by }) => by.app === this.hub.app);
  }

  /** Check runs on the head. */
  get checks(): CheckRun[] {
    return this.pull.repository.checkRuns.filter(({ sha }) => sha === this.head);
  }

  #voice(login: string): Voice {
    return { account: account(this.hub, login), app: null };
  }

  #change(action: string, change: Parameters<typeof changePull>[3]): void {
    changePull(this.hub, this.pull, action, change);
  }
}
