import type { Hub, Installation, EventSubject, Pull, Repository } from '../domain/hub.ts';
import { simpleUser, web } from '../shapes/account.ts';
import { installationShape } from '../shapes/app.ts';
import { checkRunShape, checkSuiteShape } from '../shapes/check.ts';
import { simpleCommit } from '../shapes/commit.ts';
import { nodeId } from '../shapes/node-id.ts';
import { fullPull, pullPage, simplePull } from '../shapes/pull.ts';
import { repositoryShape, repositoryUrl } from '../shapes/repository.ts';
import { issueCommentShape, reviewCommentShape, reviewShape } from '../shapes/comment.ts';

/** What a webhook says, as GitHub would write it. */
export function payloadOf(
  hub: Hub,
  event: string,
  action: string | null,
  repository: Repository | null,
  installation: Installation | null,
  subject: EventSubject,
): Record<string, unknown> {
  return {
    ...(action ? { action } : {}),
    ...about(hub, event, repository, subject),
    ...subject.plain,
    ...(repository ? { repository: repositoryShape(hub, repository) } : {}),
    ...(repository?.owner.type === 'Organization' ? { organization: organisation(hub, repository) } : {}),
    sender: simpleUser(hub, subject.sender),
    ...(installation && !event.startsWith('installation')
      ? { installation: { id: installation.id, node_id: nodeId('MDIzOk', installation.id) } }
      : {}),
  };
}

function about(hub: Hub, event: string, repository: Repository | null, subject: EventSubject): Record<string, unknown> {
  const { pull, thread, comment, review, run, suite, group, installation } = subject;
  if (installation) return { installation: installationShape(hub, installation) };
  if (group && repository)
    return {
      merge_group: {
        head_sha: group.head,
        head_ref: group.headRef,
        base_sha: group.base,
        base_ref: group.baseRef,
        head_commit: simpleCommit(repository, group.head),
      },
    };
  if (run && repository)
    return {
      check_run: { ...checkRunShape(hub, repository, run), check_suite: checkSuiteShape(hub, repository, run.suite) },
    };
  if (suite && repository) return { check_suite: checkSuiteShape(hub, repository, suite) };
  if (!pull) return {};
  if (event === 'pull_request') return { number: pull.number, pull_request: fullPull(hub, pull) };
  const pullRequest = { pull_request: simplePull(hub, pull) };
  if (review) {
    const shape = reviewShape(hub, pull, review);
    return { ...pullRequest, review: { ...shape, state: review.state.toLowerCase(), body: review.body || null } };
  }
  if (!comment) return pullRequest;
  if (thread) {
    const inThread = thread.comments.find(({ id }) => id === comment.id);
    return { ...pullRequest, comment: inThread && reviewCommentShape(hub, pull, thread, inThread) };
  }
  return { issue: issueShape(hub, pull), comment: issueCommentShape(hub, pull, comment) };
}

/** A pull request as the issue it also is. */
function issueShape(hub: Hub, pull: Pull): Record<string, unknown> {
  const repository = repositoryUrl(hub, pull.repository);
  const url = `${repository}/issues/${pull.number}`;
  const page = pullPage(pull);
  const { labels, user, author_association } = simplePull(hub, pull);
  return {
    url,
    repository_url: repository,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: page,
    id: pull.id + 1,
    node_id: nodeId('PR', pull.id),
    number: pull.number,
    title: pull.title,
    user,
    labels,
    state: pull.state,
    locked: pull.locked,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: pull.conversation.length,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    author_association,
    active_lock_reason: null,
    draft: pull.draft,
    pull_request: {
      url: `${repository}/pulls/${pull.number}`,
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: pull.mergedAt,
    },
    body: pull.body,
    reactions: {
      url: `${url}/reactions`,
      total_count: 0,
      ...Object.fromEntries(
        ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'].map((one) => [one, 0]),
      ),
    },
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
    state_reason: null,
  };
}

function organisation(hub: Hub, { owner }: Repository): Record<string, unknown> {
  const url = `${hub.url}/orgs/${owner.login}`;
  return {
    login: owner.login,
    id: owner.id,
    node_id: nodeId('O', owner.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${owner.id}?v=4`,
    description: '',
    html_url: `${web}/${owner.login}`,
  };
}
