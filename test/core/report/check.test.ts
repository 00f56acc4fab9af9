import { describe, expect, test } from 'vitest';
import type { Unread } from '../../../src/core/model/contract.ts';
import type { Facts } from '../../../src/core/model/facts.ts';
import type { Finding, Verified } from '../../../src/core/model/finding.ts';
import { failedPublication, notApplicable, superseded } from '../../../src/core/report/parts/unreviewed.ts';
import { changeOf, findingOf } from './finding.ts';
import { inline, publicationOf } from './publication.ts';

const spec = 'services/orders/openapi.yaml';
const unread: Unread = {
  file: 'services/billing/openapi.yaml',
  line: 7,
  because: 'A tab indents this line.',
  fix: 'Use spaces.',
};
const summarised = (finding: Finding): Verified => ({ finding, verdict: { publish: 'summary' } });

function reportOf(verified: readonly Verified[], facts: Partial<Facts> = {}, notes: string[] = []) {
  return publicationOf(verified, { facts, notes });
}

describe('the check', () => {
  const breaking = inline(findingOf({ change: changeOf() }));
  const dangerous = inline(findingOf({ change: changeOf({ severity: 'dangerous' }) }));
  const go = [{ path: 'cmd/main.go', kind: 'Go' }];

  test.each([
    ['passed', [], {}, 'success', 'No findings'],
    ['findings', [breaking], {}, 'failure', '1 breaking change'],
    ['findings', [dangerous], {}, 'neutral', '1 dangerous change'],
    ['findings', [breaking], { unread: [unread] }, 'failure', '1 breaking change; could not review 1 file'],
    ['degraded', [dangerous], { unread: [unread] }, 'neutral', '1 dangerous change; could not review 1 file'],
    ['degraded', [], { unread: [unread, { ...unread, line: 9 }] }, 'neutral', 'Could not review 1 file'],
    ['could-not-review', [], { read: [], unread: [unread] }, 'neutral', 'Could not review 1 file'],
    [
      'degraded',
      [],
      { read: [{ as: 'contract', path: unread.file }], unread: [unread] },
      'neutral',
      'Reviewed 1 file in part',
    ],
    [
      'degraded',
      [],
      { read: [{ as: 'contract', path: unread.file }], unread: [unread, { ...unread, file: 'b.yaml' }] },
      'neutral',
      'Could not review 1 file; reviewed 1 file in part',
    ],
    ['not-applicable', [], { read: [] }, 'success', 'Nothing to review'],
    ['not-applicable', [], { read: [], seen: go }, 'neutral', 'Nothing to review; not read: Go'],
    ['passed', [], { seen: go }, 'success', 'No findings; not read: Go'],
  ] as const)('%s: %#', (outcome, verified, facts, conclusion, title) => {
    expect(reportOf(verified, facts)).toMatchObject({ outcome, check: { conclusion, title } });
  });

  test.each([
    ['degraded', 'neutral', [], 'failed', 'No findings; the agent did not review: the model is overloaded'],
    [
      'degraded',
      'neutral',
      [dangerous],
      'incomplete',
      '1 dangerous change; the agent did not finish: the model is overloaded',
    ],
    [
      'findings',
      'failure',
      [breaking],
      'failed',
      '1 breaking change; the agent did not review: the model is overloaded',
    ],
    ['passed', 'success', [], 'pending', 'No findings; an agent is still reviewing'],
    ['passed', 'success', [], 'off', 'No findings'],
    ['passed', 'success', [], 'done', 'No findings'],
  ] as const)('says what became of the agent: %s, %s: %#', (outcome, conclusion, verified, agent, title) => {
    const because = agent === 'failed' || agent === 'incomplete' ? 'the model is overloaded.' : null;
    const publication = publicationOf(verified, { lanes: { rules: 'done', agent, because } });
    expect(publication).toMatchObject({ outcome, check: { conclusion, title } });
    const words = { pending: 'edited', failed: 'is overloaded', incomplete: 'is overloaded', off: '', done: '' }[agent];
    expect(publication.summary).toContain(words);
  });

  test('says of files that no rule reads and an agent did that the agent alone read them', () => {
    const lanes = { rules: 'done', agent: 'done', because: null } as const;
    const { check } = publicationOf([], { lanes, facts: { read: [], seen: go } });
    expect(check.title).toBe('The agent found nothing; read by the agent alone: Go');
    expect(check.summary).toContain('Read by the agent alone: 1 file of Go.');
  });

  test.each([
    ['neutral', 'neutral'],
    ['action-required', 'action_required'],
  ] as const)('concludes in doubt what the configuration wants: %s', (couldNotReview, conclusion) => {
    const facts = { unread: [unread] };
    expect(publicationOf([], { config: { couldNotReview }, facts }).check.conclusion).toBe(conclusion);
    expect(publicationOf([], { config: { couldNotReview }, facts: { ...facts, read: [] } }).check.conclusion).toBe(
      conclusion,
    );
    const obstacle = { code: 'bug', message: 'Something went wrong.', hint: 'Report it.' };
    expect(failedPublication(obstacle, couldNotReview)).toMatchObject({
      outcome: 'could-not-review',
      check: { conclusion, title: 'Could not review: Something went wrong' },
    });
  });

  test('no two ways to end have one title', () => {
    const obstacle = { code: 'config', message: 'A tab.', hint: 'Use spaces.' };
    const reasons = ['draft', 'closed', 'label'] as const;
    const ends = [
      ...reasons.map((reason) => notApplicable(reason)),
      superseded(),
      failedPublication(obstacle, 'neutral'),
      publicationOf([]),
      publicationOf([], { facts: { read: [] } }),
    ];
    expect(new Set(ends.map(({ check }) => check.title)).size).toBe(ends.length);
  });

  test('notes what could not be read on its line', () => {
    expect(
      publicationOf([], { facts: { unread: [unread, { ...unread, file: 'a.yaml' }] } }).check.annotations,
    ).toContainEqual({
      path: 'services/billing/openapi.yaml',
      line: 7,
      level: 'warning',
      title: 'Not reviewed',
      message: 'A tab indents this line. Use spaces.',
    });
  });

  test('limits met while fetching are never silent', () => {
    const publication = reportOf([], {}, ['The host lists only 3,000 files of this change.']);
    expect(publication).toMatchObject({
      outcome: 'degraded',
      check: { conclusion: 'neutral', title: 'Reviewed in part' },
    });
    expect(publication.summary).toContain('3,000 files');
  });

  test('notes what has no comment in the diff, where the head has a line for it', () => {
    const gone = findingOf({ side: 'before', subject: 'gone', change: changeOf() });
    const moved = findingOf({
      side: 'before',
      subject: 'moved',
      change: changeOf({ after: { file: spec, line: 30 } }),
    });
    const { annotations } = reportOf([breaking, summarised(gone), summarised(moved)]).check;
    expect(annotations.map(({ path, line, level }) => [path, line, level])).toEqual([[spec, 30, 'failure']]);
  });
});
