import type { CheckRun, Hub, IssueComment, Pull, Review, Thread, Author } from './domain/hub.ts';
import type { Content } from './git/object-store.ts';
import { changePull, comment, editComment, synchronize } from './domain/pulls.ts';
import { account, commitFiles } from './domain/repositories.ts';
import { reply } from './domain/reviews.ts';
import { labelShape } from './shapes/pull.ts';

/** Files to write, and those to take away as null. */
export type Files = Readonly<Record<string, Content | null>>;

/** A pull request as people use it, and what the App left on it. */
export class FakePull {
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

  /** Moves the branch back to a commit it was at before: `git push --force`. */
  pushBack(sha: string): void {
    const { repository, ref } = this.pull.head;
    if (!repository) throw new Error('the fork is gone');
    repository.refs.set(`heads/${ref}`, sha);
    synchronize(this.hub, repository, ref, this.pull.author);
  }

  close(): void {
    this.#change('closed', { state: 'closed' });
  }

  reopen(): void {
    this.#change('reopened', { state: 'open' });
  }

  /** Locks the conversation. */
  lock(): void {
    this.#change('locked', { locked: true });
  }

  ready(): void {
    this.#change('ready_for_review', { draft: false });
  }

  toDraft(): void {
    this.#change('converted_to_draft', { draft: true });
  }

  /** Puts a label on. */
  label(name: string): void {
    this.#change('labeled', { labels: [...this.pull.labels, name] }, { label: name });
  }

  unlabel(name: string): void {
    this.#change('unlabeled', { labels: this.pull.labels.filter((one) => one !== name) }, { label: name });
  }

  /** Makes it go into another branch. */
  changeBase(ref: string): void {
    const { repository, base } = this.pull;
    const sha = repository.refs.get(`heads/${ref}`) as string;
    const changes = { base: { ref: { from: base.ref }, sha: { from: base.sha } } };
    this.#change('edited', { base: { ref, sha } }, { changes });
  }

  rename(title: string): void {
    this.#change('edited', { title }, { changes: { title: { from: this.pull.title } } });
  }

  /** Makes it vanish, as when its repository is taken away from us. */
  delete(): void {
    this.pull.repository.pulls.delete(this.number);
  }

  /** Says something in the conversation. */
  comment(by: string, body: string): IssueComment {
    return comment(this.hub, this.pull, this.#author(by), body);
  }

  /** Says something as the user of another App. */
  commentOfBot(login: string, body: string): IssueComment {
    return comment(this.hub, this.pull, { account: account(this.hub, login, 'Bot'), app: null }, body);
  }

  /** Changes what was said. */
  edit(written: IssueComment, body: string): void {
    editComment(this.hub, this.pull, written, written.by.account, body);
  }

  /** Answers in a thread. */
  reply(thread: Thread, by: string, body: string): void {
    reply(this.hub, this.pull, thread, this.#author(by), body);
  }

  /** Presses "re-run" on a check, or a button of its own. */
  rerun(run: CheckRun, by = this.pull.author.login): void {
    this.hub.emit('check_run', 'rerequested', this.pull.repository, { run, sender: account(this.hub, by) });
  }

  press(run: CheckRun, identifier: string, by: string): void {
    const plain = { requested_action: { identifier } };
    this.hub.emit('check_run', 'requested_action', this.pull.repository, { run, sender: account(this.hub, by), plain });
  }

  /** Presses "re-run all checks". */
  rerunSuite(run: CheckRun): void {
    this.hub.emit('check_suite', 'rerequested', this.pull.repository, { suite: run.suite, sender: this.pull.author });
  }

  /** Resolves a thread, as a person does who has seen it. */
  resolve(thread: Thread, by: string): void {
    thread.resolvedBy = this.#author(by);
  }

  /** The reviews of the App. */
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

  #author(login: string): Author {
    return { account: account(this.hub, login), app: null };
  }

  #change(action: string, change: Parameters<typeof changePull>[3], plain: Record<string, unknown> = {}): void {
    const label =
      typeof plain['label'] === 'string' ? labelShape(this.hub, this.pull.repository, plain['label']) : null;
    changePull(this.hub, this.pull, action, change, { ...plain, ...(label ? { label } : {}) });
  }
}
