import type { CheckRun, Hub, Repository, Role } from './domain/hub.ts';
import { mergeBase } from './git/history.ts';
import { account, commitFiles, fork } from './domain/repositories.ts';
import { openPull, synchronize } from './domain/pulls.ts';
import { type Files, PlayedPull } from './played-pull.ts';

/** A repository as the people who work in it use it. */
export class PlayedRepository {
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

  fork(owner: string): PlayedRepository {
    return new PlayedRepository(this.hub, fork(this.hub, this.repository, owner));
  }

  /** Deletes the repository; pull requests from it stay, and their head is nowhere. */
  delete(): void {
    this.repository.deleted = true;
    for (const { pulls } of this.hub.repositories)
      for (const pull of pulls.values())
        if (pull.head.repository === this.repository) pull.head = { ...pull.head, repository: null };
  }

  /** Opens a pull request from a branch, here or of a fork. */
  openPull(asked: {
    head: string;
    base?: string;
    from?: PlayedRepository;
    title?: string;
    draft?: boolean;
    by?: string;
  }): PlayedPull {
    const { head, base, title, draft, by = 'maria' } = asked;
    const pull = openPull(this.hub, this.repository, {
      head,
      author: account(this.hub, by),
      ...(base === undefined ? {} : { base }),
      ...(title === undefined ? {} : { title }),
      ...(draft === undefined ? {} : { draft }),
      ...(asked.from ? { from: asked.from.repository } : {}),
    });
    return new PlayedPull(this.hub, pull);
  }

  /** Commits files to a new branch and opens a pull request from it. */
  propose(files: Files, asked: { head?: string; title?: string; draft?: boolean; by?: string } = {}): PlayedPull {
    const head = asked.head ?? `change-${this.repository.number + 1}`;
    commitFiles(this.repository, head, files, 'Change');
    return this.openPull({ ...asked, head });
  }

  /** The check runs on a commit, in the order they were created. */
  checksOn(sha: string): CheckRun[] {
    return this.repository.checkRuns.filter((run) => run.sha === sha);
  }

  /** Puts a pull request into the merge queue: a commit of its own, of both sides. */
  queue(pull: PlayedPull): { head: string; base: string; ref: string } {
    const { refs, store } = this.repository;
    const { number, base: target, head: source } = pull.pull;
    const base = refs.get(`heads/${target.ref}`) as string;
    const common = mergeBase(store, base, source.sha) ?? base;
    const files = (commit: string) => store.files(store.commits.get(commit)?.tree as string);
    const merged = new Map(files(base));
    for (const [path, entry] of files(source.sha))
      if (files(common).get(path)?.sha !== entry.sha) merged.set(path, entry);
    for (const path of files(common).keys()) if (!files(source.sha).has(path)) merged.delete(path);
    const author = { name: 'GitHub', email: 'noreply@github.com', date: new Date().toISOString() };
    const { sha } = store.commit({ tree: store.tree(merged), parents: [base, source.sha], message: 'Merge', author });
    const ref = `gh-readonly-queue/${target.ref}/pr-${number}-${base}`;
    refs.set(`heads/${ref}`, sha);
    const group = { head: sha, headRef: `refs/heads/${ref}`, base, baseRef: `refs/heads/${target.ref}` };
    const sender = pull.pull.author;
    this.hub.emit('merge_group', 'checks_requested', this.repository, { group, sender });
    return { head: sha, base, ref };
  }
}
