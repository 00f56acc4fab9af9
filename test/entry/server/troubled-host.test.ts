import { describe, expect, test } from 'vitest';
import type { FakePull } from '../../fake-github/fake-pull.ts';
import type { FakeRepository } from '../../fake-github/fake-repository.ts';
import { before, without } from './contract.ts';
import { serving } from './serving.ts';
import { once, tally } from './tally.ts';

const serve = serving({}, { REVIEWS_AT_ONCE: '1' }, { hostSeconds: 1 });

const pullRequest = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';

/** A repository of somebody else: with an installation and a token of its own. */
function shopOf(owner: string): FakeRepository {
  return serve.github.repository(`${owner}/shop`, { files: before });
}

function installationOf({ repository }: FakeRepository) {
  const found = serve.github.hub.installations.find(({ account }) => account === repository.owner);
  if (!found) throw new Error('it is installed');
  return found;
}

async function checked(pull: FakePull, seconds = 60): Promise<void> {
  const isDone = () => pull.checks.length > 0 && pull.checks.every(({ status }) => status === 'completed');
  await serve.github.until('the check is done', isDone, seconds);
}

describe('a request that hangs', () => {
  test('is given up, holds up nobody else, and is sent again', async () => {
    const [slow, quick] = [shopOf('slow'), shopOf('quick')];
    const path = '/repos/slow/shop';
    serve.github.faults.plan({ operation: pullRequest, path }, { hang: true }, { times: 2 });
    serve.github.faults.plan({ operation: /\/compare\//, path }, { hang: true }, { times: 2 });
    const stuck = slow.propose(without('total'));
    const other = quick.propose(without('total'));
    await checked(other, 20);
    await checked(stuck);
    expect([tally(other), tally(stuck)]).toEqual([once, once]);
  });

  test('again and again is said on the check, keeps no place, and is done once the host answers', async () => {
    const [mute, quick] = [shopOf('mute'), shopOf('lively')];
    let isMute = true;
    const never = () => (isMute ? new Promise<void>(() => {}) : undefined);
    serve.github.faults.plan({ operation: /\/compare\//, path: '/repos/mute/shop' }, never, { times: Infinity });
    const stuck = mute.propose(without('total'));
    await checked(stuck);
    expect(stuck.checks.map(({ conclusion, output }) => ({ conclusion, summary: output?.summary }))).toEqual([
      {
        conclusion: 'neutral',
        summary: expect.stringMatching(/did not answer within 1 seconds[^]*tried again by itself/u),
      },
    ]);
    const other = quick.propose(without('total'));
    await checked(other, 20);
    isMute = false;
    await serve.github.until('it is reviewed', () => stuck.checks[0]?.conclusion === 'failure');
    expect([tally(other), tally(stuck)]).toEqual([once, once]);
  });

  test('is given up in the middle of its answer, too', async () => {
    const shop = shopOf('halting');
    const operation = 'GET /repos/{owner}/{repo}/compare/{basehead}';
    serve.github.faults.plan({ operation, path: '/repos/halting/shop' }, { stall: true });
    const pull = shop.propose(without('total'));
    await checked(pull);
    expect(tally(pull)).toEqual(once);
  });

  test('is given up where a token is asked for', async () => {
    const shop = shopOf('tokenless');
    const path = `/app/installations/${installationOf(shop).id}`;
    const operation = 'POST /app/installations/{installation_id}/access_tokens';
    serve.github.faults.plan({ operation, path }, { hang: true });
    const pull = shop.propose(without('total'));
    await checked(pull);
    expect(tally(pull)).toEqual(once);
  });
});

describe('a token', () => {
  test('that was revoked is renewed', async () => {
    const shop = shopOf('revoked');
    await checked(shop.propose(without('currency')));
    for (const [text, { actor }] of serve.github.hub.tokens) {
      if (actor === installationOf(shop)) serve.github.hub.tokens.delete(text);
    }
    const pull = shop.propose(without('total'));
    await checked(pull, 20);
    expect(tally(pull)).toEqual(once);
  });

  test('made before its owner accepted a permission is renewed where it is needed', async () => {
    const shop = shopOf('late');
    const installation = installationOf(shop);
    const all = installation.permissions;
    installation.permissions = { ...all, checks: 'read' };
    const first = shop.propose(without('currency'));
    await serve.architect.idle();
    expect(first.checks).toEqual([]);
    installation.permissions = all;
    const { account: sender } = installation;
    serve.github.hub.emit('installation', 'new_permissions_accepted', null, { installation, sender });
    await checked(first, 10);
    const second = shop.propose(without('total'));
    await checked(second, 10);
    expect([first, second].map(({ checks }) => checks[0]?.conclusion)).toEqual(['failure', 'failure']);
  });
});
