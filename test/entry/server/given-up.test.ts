import { expect, test, vi } from 'vitest';
import { startFakeGithub } from '../../fake-github/fake-github.ts';
import { startArchitect } from './architect.ts';
import { before, without } from './contract.ts';
import { inPlaces } from './in-places.ts';

vi.setConfig({ testTimeout: 120_000 });

await inPlaces('a review that fails each time it is tried', (place) => {
  test('ends in a check that says why, holds up no other, and can be asked for again', async () => {
    const github = await startFakeGithub();
    const architect = await startArchitect(github, { ...(await place.newDatabase()), REVIEWS_AT_ONCE: '1' });
    const shop = github.repository('acme/shop', { files: before });
    // Good news without a word of what was asked: nobody could do anything with that.
    const nonsense = { status: 200, message: 'Hello' };
    github.faults.plan('GET /repos/{owner}/{repo}/pulls/{pull_number}', nonsense, { times: 6 });
    const pull = shop.propose(without('total'), { by: 'maria' });
    await architect.idle();
    expect(pull.checks).toMatchObject([
      {
        status: 'completed',
        conclusion: 'neutral',
        output: { title: expect.stringMatching(/^Could not review: Something went wrong inside Architect: ./) },
      },
    ]);
    const [delivery] = github.hub.deliveries;
    expect(pull.checks[0]?.output.summary).toMatch(new RegExp(`/architect recheck.*${delivery?.guid}`, 's'));

    const next = shop.propose(without('currency'));
    pull.comment('maria', '/architect recheck');
    await architect.idle();
    for (const { checks } of [next, pull]) expect(checks.at(-1)).toMatchObject({ conclusion: 'failure' });
    await architect.stop();
    await github.stop();
  });
});
