import { describe, expect, test } from 'vitest';
import type { FakePull } from '../../fake-github/fake-pull.ts';
import type { FakeRepository } from '../../fake-github/fake-repository.ts';
import { before, without } from './contract.ts';
import { serving } from './serving.ts';

const client = { CLIENT_ID: 'Iv23liArchitect', CLIENT_SECRET: 'the secret of the client' };
const serve = serving({}, client);
const settled = () => serve.architect.idle();

/** A repository of three people, and a draft of one of them that takes a field away. */
function shopOfPeople(): { shop: FakeRepository; pull: FakePull } {
  const shop = serve.shop(before);
  shop.collaborator('ada', 'write');
  shop.collaborator('rob', 'read');
  return { shop, pull: shop.propose(without('total'), { draft: true, by: 'maria' }) };
}

const reactionsTo = ({ reactions }: { readonly reactions: readonly { content: string }[] }) =>
  reactions.map(({ content }) => content);

describe('a comment', () => {
  test('asks for a review of a draft, if its author may', async () => {
    const { pull } = shopOfPeople();
    await settled();
    const refused = pull.comment('rob', '/architect review');
    const nobody = pull.comment('eve', '/architect review');
    await settled();
    expect([refused, nobody].map(reactionsTo)).toEqual([
      ['eyes', 'confused'],
      ['eyes', 'confused'],
    ]);
    expect(pull.reviews).toHaveLength(0);
    const asked = pull.comment('ada', 'Please look at it.\n\n/architect review\n');
    await settled();
    expect(reactionsTo(asked)).toEqual(['eyes', 'rocket']);
    expect(pull.reviews).toHaveLength(1);
    expect(pull.checks.at(-1)).toMatchObject({ status: 'completed', conclusion: 'failure' });
  });

  test.each([
    ['quoted', '> /architect review'],
    ['shown as code', '```\n/architect review\n```'],
    ['in the middle of a line', 'Try /architect review'],
    ['of somebody else', '/architecture review'],
  ])('that only looks like one is ignored: %s', async (_how, text) => {
    const { pull } = shopOfPeople();
    await settled();
    const comment = pull.comment('ada', text);
    await settled();
    expect([reactionsTo(comment), pull.reviews.length, pull.summaries.length]).toEqual([[], 0, 0]);
  });

  test('of a bot is none, and neither is one that was edited', async () => {
    const { pull } = shopOfPeople();
    await settled();
    const other = pull.commentOfBot('renovate[bot]', '/architect review');
    const edited = pull.comment('ada', 'Nothing');
    pull.edit(edited, '/architect review');
    await settled();
    expect([other, edited].map(reactionsTo)).toEqual([[], []]);
    expect(pull.reviews).toHaveLength(0);
  });

  test('asks what there is, and why', async () => {
    const shop = serve.shop(before);
    const pull = shop.propose(without('total'));
    shop.collaborator('rob', 'read');
    await settled();
    const said = pull.summaries.length;
    pull.comment('rob', '/architect help');
    const id = / · `([0-9a-f]{8})`$/m.exec(pull.threads[0]?.comments[0]?.body ?? '')?.[1];
    pull.comment('rob', `/architect explain ${id}`);
    await settled();
    // A reader who asks for nonsense is not heard for an hour, so that comes last.
    const unknown = pull.comment('rob', '/architect dance');
    await settled();
    const answers = pull.summaries.slice(said).map(({ body }) => body);
    expect(answers).toHaveLength(3);
    expect(answers).toContainEqual(expect.stringContaining('/architect recheck'));
    expect(answers).toContainEqual(expect.stringContaining('contract/response-field-removed'));
    expect(reactionsTo(unknown)).toEqual(['eyes', 'confused']);
  });

  test('under one of ours is answered there', async () => {
    const shop = serve.shop(before);
    const pull = shop.propose(without('total'));
    shop.collaborator('rob', 'read');
    await settled();
    const [thread] = pull.threads;
    if (!thread) throw new Error('there is no comment to answer');
    pull.reply(thread, 'rob', '/architect explain');
    await settled();
    expect(thread.comments.map(({ by }) => by.account.login)).toEqual(['architect[bot]', 'rob', 'architect[bot]']);
    expect(thread.comments[2]?.body).toMatch(/^\*\*Breaking: .*\n\n`[0-9a-f]{8}` · .*\n\n[^]*\*\*Why it matters:\*\*/);
    expect(reactionsTo(thread.comments[1] ?? { reactions: [] })).toEqual(['eyes', 'rocket']);
  });
});

describe('the button of a check', () => {
  test('is pressed by those who may', async () => {
    const { pull, shop } = shopOfPeople();
    pull.ready();
    await settled();
    const [run] = pull.checks;
    const [action] = run?.actions ?? [];
    if (!run || !action) throw new Error('there is no button');
    const many = pull.checks.length;
    pull.press(run, action.identifier, 'rob');
    await settled();
    expect(shop.checksOn(pull.head)).toHaveLength(many);
    pull.press(run, action.identifier, 'ada');
    await settled();
    expect(shop.checksOn(pull.head)).toHaveLength(many + 1);
    expect(pull.reviews).toHaveLength(1);
  });
});

test('what was done is on the page of who may read it', async () => {
  const { url } = serve.architect;
  const { signIn } = serve.github.hub;
  const { pull } = shopOfPeople();
  pull.comment('ada', '/architect review');
  await settled();
  const ada = serve.github.hub.accounts.get('ada') ?? null;
  Object.assign(signIn, { callback: `${url}/signed-in`, person: ada });
  const open = (address: string | null, cookie = '') =>
    fetch(new URL(address ?? '', url), { redirect: 'manual', headers: { cookie } });
  const kept = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  const leaving = await open('/sign-in');
  const atHost = await open(leaving.headers.get('location'));
  const back = await open(atHost.headers.get('location'), kept(leaving));
  const page = await (await open(back.headers.get('location'), kept(back))).text();
  const { number, repository } = pull.pull;
  expect(page).toContain(`>${repository.owner.login}/${repository.name}#${number}</a>`);
  expect(page).toContain('>contract/response-field-removed</a>');
});
