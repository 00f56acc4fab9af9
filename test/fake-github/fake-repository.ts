import type { CheckRun, Hub, MergeGroup, Repository, Role } from './domain/hub.ts';
import { mergedOnto } from './domain/merge.ts';
import { account, commitFiles, fork } from './domain/repositories.ts';
import { openPull, synchronize } from './domain/pulls.ts';
import { type Files, FakePull } from './fake-pull.ts';

/** A repository as the people who work in it use it. */
export class FakeRepository {
  readonly hub: Hub;
  readonly repository: Repository;

  constructor(hub: Hub, repository: Repository) {
    this.hub = hub;
    this.repository = repository;
  }

  /** Gives somebody a role. */
  collaborator(login: string, role: Role): void {
    account(this.hub, login);
    this.repository.roles.set(login, role);
  }

  /** Pushes a commit. Open pull requests of the branch move on, and the App is told. */
  push(branch: string, files: Files, message = 'Change'): string {
    const sha = commitFiles(this.repository, branch, files, message);
    synchronize(this.hub, this.repository, branch, account(this.hub, 'maria'));
    return sha;
  }

  /** Rewrites a branch: one commit on top of another that the branch may never have had. */
  forcePush(branch: string, onto: string, files: Files): string {
    const sha = commitFiles(this.repository, branch, files, 'Rewritten', [onto]);
    synchronize(this.hub, this.repository, branch, account(this.hub, 'maria'));
    return sha;
  }

  /** The commit a branch points to. */
  tip(branch: string): string {
    return this.repository.refs.get(`heads/${branch}`) as string;
  }

  fork(owner: string): FakeRepository {
    return new FakeRepository(this.hub, fork(this.hub, this.repository, owner));
  }

  /** Deletes the repository; pull requests from it stay, and their head is nowhere. */
  delete(): void {
    this.repository.deleted = true;
    for (const { pulls } of this.hub.repositories)
      for (const pull of pulls.values())
        if (pull.head.repository === this.repository) pull.head = { ...pull.head, repository: null };
  }

  /** Renames it: the old name leads here for as long as nobody else takes it. */
  rename(name: string): void {
    this.#leaveName();
    this.repository.name = name;
  }

  /** Gives it to another account: the old name leads to the new one. */
  transfer(login: string): void {
    this.#leaveName();
    this.repository.owner = account(this.hub, login, 'Organization');
  }

  #leaveName(): void {
    const { owner, name, formerly } = this.repository;
    formerly.push(`${owner.login}/${name}`);
  }

  /** Makes it read-only. */
  archive(): void {
    this.repository.archived = true;
  }

  /** Renames the default branch, and with it the base of what is open. */
  renameDefaultBranch(name: string): void {
    const { refs, defaultBranch, pulls } = this.repository;
    refs.set(`heads/${name}`, this.tip(defaultBranch));
    refs.delete(`heads/${defaultBranch}`);
    for (const { base } of pulls.values()) if (base.ref === defaultBranch) base.ref = name;
    this.repository.defaultBranch = name;
  }

  /** Opens a pull request from a branch, here or of a fork. */
  openPull(asked: {
    head: string;
    base?: string;
    from?: FakeRepository;
    title?: string;
    draft?: boolean;
    by?: string;
  }): FakePull {
    const { head, base, title, draft, by = 'maria' } = asked;
    const pull = openPull(this.hub, this.repository, {
      head,
      author: account(this.hub, by),
      ...(base === undefined ? {} : { base }),
      ...(title === undefined ? {} : { title }),
      ...(draft === undefined ? {} : { draft }),
      ...(asked.from ? { from: asked.from.repository } : {}),
    });
    return new FakePull(this.hub, pull);
  }

  /** Commits files to a new branch and opens a pull request from it. */
  propose(files: Files, asked: { head?: string; title?: string; draft?: boolean; by?: string } = {}): FakePull {
    const head = asked.head ?? `change-${this.repository.number + 1}`;
    // Two branches that change the same in the same second are still two commits.
    commitFiles(this.repository, head, files, `Change ${head}`);
    return this.openPull({ ...asked, head });
  }

  /** The check runs on a commit, in the order they were created. */
  checksOn(sha: string): CheckRun[] {
    return this.repository.checkRuns.filter((run) => run.sha === sha);
  }

  /** Puts pull requests into the merge queue, one upon the other: the group is checked on a commit of its own. */
  queue(...pulls: FakePull[]): { head: string; base: string; ref: string } {
    const { refs } = this.repository;
    const [last] = pulls.toReversed();
    if (!last) throw new Error('an empty queue asks nothing');
    const target = last.pull.base.ref;
    const base = refs.get(`heads/${target}`) as string;
    const refOf = ({ number }: FakePull) => `gh-readonly-queue/${target}/pr-${number}-${base}`;
    const ref = refOf(last);
    const head = pulls.reduce((tip, one) => {
      const next = mergedOnto(this.repository, tip, one.pull.head.sha);
      refs.set(`heads/${refOf(one)}`, next);
      return next;
    }, base);
    this.#tellOfGroup('checks_requested', last, {
      head,
      headRef: `refs/heads/${ref}`,
      base,
      baseRef: `refs/heads/${target}`,
    });
    return { head, base, ref };
  }

  /** Takes a group out of the queue. */
  unqueue(last: FakePull, { head, base, ref }: { head: string; base: string; ref: string }): void {
    const group = { head, headRef: `refs/heads/${ref}`, base, baseRef: `refs/heads/${last.pull.base.ref}` };
    this.repository.refs.delete(`heads/${ref}`);
    this.#tellOfGroup('destroyed', last, group, { reason: 'dequeued' });
  }

  #tellOfGroup(action: string, last: FakePull, group: MergeGroup, plain: Record<string, unknown> = {}): void {
    this.hub.emit('merge_group', action, this.repository, { group, sender: last.pull.author, plain });
  }
}
