import { externalId } from '../../../src/core/model/check.ts';
import { publish, type Posted } from '../../../src/adapters/github/publishing/publish.ts';
import { startCheck } from '../../../src/adapters/github/checks/start-check.ts';
import type { Finding, Verified } from '../../../src/core/model/finding.ts';
import { idsAt, type Mark, markIn } from '../../../src/core/model/mark.ts';
import type { PullRequest } from '../../../src/core/model/pull-request.ts';
import { checkAlone } from '../../../src/core/report/parts/check-alone.ts';
import { reconcile } from '../../../src/core/report/reconcile/reconcile.ts';
import { superseded } from '../../../src/core/report/parts/unreviewed.ts';
import { client } from '../../fake-github/client.ts';
import { type FakeGithub, startFakeGithub } from '../../fake-github/fake-github.ts';
import type { FakePull } from '../../fake-github/fake-pull.ts';
import { findingOf } from '../../core/report/finding.ts';
import { inline, publicationOf } from '../../core/report/publication.ts';

/** What a review of a push comes to. */
export interface Push {
  readonly found: readonly Verified[];
  readonly given?: Parameters<typeof publicationOf>[1];
}

const path = 'api/orders.yaml';
const lines = (changed: readonly number[]) =>
  Array.from({ length: 60 }, (_, at) => `line ${at + 1}${changed.includes(at + 1) ? ' changed' : ''}\n`).join('');

/** A pull request on a fake GitHub that changes lines 5 and 50 of a contract. */
export class TalkOnGithub {
  readonly github: FakeGithub;
  readonly pull: FakePull;
  readonly #address: PullRequest;
  readonly #heads: string[] = [];

  constructor(github: FakeGithub, pull: FakePull, address: PullRequest) {
    this.github = github;
    this.pull = pull;
    this.#address = address;
    this.#heads.push(pull.head);
  }

  /** Reviews the head. `fetch` is the way to the host: a test can cut it. */
  async review(
    { found, given }: Push,
    fetch: typeof globalThis.fetch = globalThis.fetch,
    Client?: Parameters<typeof client>[3],
  ): Promise<Posted> {
    const head = this.pull.head;
    const publication = publicationOf(found, { ...given, head });
    const octokit = client(this.github, 'installation', 0, Client);
    octokit.hook.before('request', (options) => void Object.assign(options.request, { fetch }));
    const me = { login: 'architect[bot]', app: this.github.hub.app.id };
    const { repository, number } = this.#address;
    const { id: check } = await startCheck(
      octokit,
      { repository, head, externalId: externalId(number) },
      { me, again: false },
    );
    return publish(
      { host: octokit, me, pull: this.#address, head, check },
      {
        edits: (said, setbacks) => reconcile(publication, said, head, setbacks),
        alone: checkAlone(publication, head),
        superseded: superseded().check,
      },
    );
  }

  /** A push that changes this line as well. */
  push(line: number): void {
    this.#heads.push(this.pull.push({ [path]: lines([5, 50, line]) }));
  }

  /** What people see, without the numbers the host gives, and with commits numbered. */
  seen() {
    const { pull } = this;
    const marked = (body: string): Mark => markIn(body) ?? { ids: [], notes: {} };
    const seen = {
      reviews: pull.reviews
        .map(({ body, commit, state }) => ({ commit, state, lane: marked(body).notes['review'] ?? null }))
        .filter(({ lane }) => lane !== null),
      threads: pull.threads.map(({ anchor, comments, resolvedBy }) => {
        const [first, ...replies] = comments;
        const mark = marked(first?.body ?? '');
        return {
          line: anchor.line,
          says: mark.ids,
          gone: idsAt(mark, 'gone'),
          hidden: first?.minimized ?? null,
          resolvedBy: resolvedBy?.account.login ?? null,
          replies: replies.length,
        };
      }),
      summaries: pull.summaries.map(({ body }) => body),
      checks: pull.checks.map(({ status, conclusion, annotations, output }) => ({
        status,
        conclusion,
        title: output.title,
        notes: annotations.map((note) => note.start_line),
      })),
    };
    const named = this.#heads.reduce(
      (text, head, at) => text.replaceAll(head, `head ${at}`).replaceAll(head.slice(0, 7), `head ${at}`),
      JSON.stringify(seen),
    );
    return JSON.parse(named) as typeof seen;
  }
}

/** Starts one. */
export async function startTalk(setting: Parameters<typeof startFakeGithub>[0] = {}): Promise<TalkOnGithub> {
  const github = await startFakeGithub(setting);
  const shop = github.repository('acme/shop', { files: { [path]: lines([]), 'api/large.yaml': 'a: 1\n' } });
  const pull = shop.propose({ [path]: lines([5, 50]), 'api/large.yaml': 'a: 2\n' });
  const [installation] = github.hub.installations;
  const repository = { installation: installation?.id ?? 0, owner: 'acme', name: 'shop', id: shop.repository.id };
  return new TalkOnGithub(github, pull, { repository, number: pull.number });
}

/** A finding on a line of that contract. */
export function foundAt(line: number, given: Partial<Finding> = {}): Verified {
  return inline(findingOf({ subject: `${path}#${line}`, path, line, ...given }));
}
