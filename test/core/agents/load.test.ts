import { describe, expect, test } from 'vitest';
import { allowedTools, everyTool } from '../../../src/core/agents/definition/allowed-tools.ts';
import { specialists } from '../../../src/core/agents/claims/claim.ts';
import { loadAgent } from '../../../src/core/agents/definition/load.ts';
import { reviewContract } from '../../../src/core/agents/definition/review-contract.ts';
import { bundledAgents } from '../../../src/adapters/local/agent-files.ts';
import { areas } from '../../../src/core/model/rule.ts';

const load = (text: string, path = '.github/agents/payments.md') => loadAgent({ path, text });
const head = (settings: string) => load(`---\nname: payments-architect\n${settings}\n---\nYou review payments.\n`);

describe('the agents that come with us', () => {
  test('are read without a complaint', async () => {
    const loaded = (await bundledAgents()).map(loadAgent);
    expect(loaded.map(({ agent, notes }) => ({ name: agent?.name, model: agent?.model, notes }))).toEqual([
      { name: 'backend-architect', model: 'sonnet', notes: [] },
      { name: 'skeptic', model: 'sonnet', notes: [] },
    ]);
    for (const { agent } of loaded) expect(agent?.tools).toEqual(everyTool);
  });

  test('the architect knows all seventeen areas', async () => {
    const [architect] = (await bundledAgents()).map(loadAgent);
    const numbered = [...(architect?.agent?.body ?? '').matchAll(/^\*\*(\d+)\. /gm)].map(([, number]) =>
      Number(number),
    );
    expect(numbered).toEqual(areas.map((_, index) => index + 1));
    for (const other of specialists) {
      expect(architect?.agent?.body).toContain(`\`${other}\``);
      expect(reviewContract).toContain(other);
    }
  });
});

describe('an agent file', () => {
  test('says what Claude Code lets it say', () => {
    const { agent, notes } = head(
      'description: Knows payments\nmodel: claude-opus-5-5\neffort: xhigh\nmaxTurns: 4\ntools: [Read, Glob]\ndisallowedTools: get_facts',
    );
    expect(agent).toEqual({
      name: 'payments-architect',
      description: 'Knows payments',
      model: 'claude-opus-5-5',
      effort: 'xhigh',
      turns: 4,
      tools: ['read_file', 'contract_diff', 'list_endpoints', 'list_files'],
      body: 'You review payments.',
    });
    expect(notes).toEqual([]);
  });

  test('that says nothing has the defaults, and a name from its path', () => {
    expect(load('You review payments.').agent).toMatchObject({
      name: 'payments',
      model: 'sonnet',
      effort: 'high',
      turns: null,
      tools: everyTool,
    });
    expect(load('---\nmodel: inherit\n---\nHello.', 'a/B c.agent.md').agent).toMatchObject({
      name: 'b-c',
      model: 'sonnet',
    });
  });

  test('may have a BOM, Windows line ends, tabs and colons', () => {
    const text =
      '\uFEFF---\r\nname: payments-architect\r\ndescription: Use when: a payment changes\r\nmodel:\topus\r\n---\r\nHello.\r\n';
    const { agent, notes } = load(text);
    expect(agent).toMatchObject({
      name: 'payments-architect',
      description: 'Use when: a payment changes',
      model: 'opus',
      body: 'Hello.',
    });
    expect(notes).toEqual([expect.stringMatching(/read only in part, because it is not valid YAML/)]);
  });

  test('that failed once fails the same way again', () => {
    const text = '---\ndescription: a: b\nname: orders-architect\n---\nHello.';
    expect(load(text)).toEqual(load(text));
    expect(load(text).agent?.name).toBe('orders-architect');
  });

  test.each(['js', 'javascript', 'JS', ' js', 'coffee', 'cson', 'json', 'toml'])(
    'never runs what is written in%s',
    (language) => {
      const told: { ran?: boolean } = globalThis as never;
      const { agent, notes } = load(`---${language}\n{ name: (globalThis.ran = true, 'hijacked') }\n---\nHello.`);
      expect(told.ran).toBeUndefined();
      expect(agent).toMatchObject({ name: 'payments', body: 'Hello.' });
      expect(notes[0]).toMatch(/only YAML is read/);
    },
  );

  test.each([
    ['is empty', '', /describes nobody/],
    ['has no text', '---\nname: orders\n---\n', /describes nobody/],
    ['is huge', 'x'.repeat(70_000), /larger than 64 KB/],
    ['is huge in bytes', '€'.repeat(30_000), /larger than 64 KB/],
    ['asks for tools that are none', '---\nname: orders\ntools: Bash, Write\n---\nHello.', /no tool at all/],
    ['asks for no tools', '---\nname: orders\ntools: []\n---\nHello.', /no tool at all/],
    ['has an empty list of tools', '---\nname: orders\ntools:\n---\nHello.', /no tool at all/],
    ['hides its tools in what is no YAML', '---\ndescription: a: b\ntools:\n  - Bash\n---\nHello.', /no tool at all/],
    ['takes all tools back', '---\nname: orders\ndisallowedTools: Read, Grep, Glob\n---\nHello.', /no tool at all/],
  ])('that %s makes no agent', (_name, text, why) => {
    const { agent, notes } = load(text);
    expect(agent).toBeNull();
    expect(notes).toEqual([expect.stringMatching(why)]);
  });

  test.each([
    ['tools: Read, Bash, mcp__github', /Bash, mcp__github cannot be had here/],
    ['tools: Read, "Agent(one, two)"', /Agent\(one, two\)"? cannot be had here|not valid YAML/],
    ['hooks: { Stop: rm }\ncolor: red', /hooks, color means nothing here/],
    ['temperature: 0', /temperature is not known/],
    ['model: [sonnet]', /model is not the name of one/],
    ['effort: total', /effort is not one of/],
    ['maxTurns: many', /maxTurns is not a whole number/],
    ['name: 2026-11-25', /no usable name/],
    ['- just\n- a list', /not valid YAML|not a list of settings/],
  ])('that says `%s` is read, with a note', (settings, note) => {
    const { agent, notes } = load(`---\n${settings}\n---\nHello.`);
    expect(agent?.body).toBe('Hello.');
    expect(notes.join('\n')).toMatch(note);
  });

  test.each([
    'name: !!js/function "function () { globalThis.ran = true }"',
    'name: !!js/regexp /x/',
    'name: !!js/undefined ""',
    'name: !ruby/object {}',
  ])('evaluates no tag of YAML: %s', (settings) => {
    const told: { ran?: boolean } = globalThis as never;
    const { agent, notes } = load(`---\n${settings}\n---\nHello.`);
    expect(told.ran).toBeUndefined();
    expect(agent).toMatchObject({ name: 'payments', body: 'Hello.' });
    expect(notes.join('\n')).toMatch(/not valid YAML/);
  });

  test('whose aliases multiply is read like any other', () => {
    const levels = Array.from({ length: 30 }, (_, index) => `a${index + 1}: &l${index + 1} [*l${index}, *l${index}]`);
    const { agent } = head(`tools: Read\na0: &l0 [x, x]\n${levels.join('\n')}\ndisallowedTools: *l30`);
    expect(agent).toMatchObject({ name: 'payments-architect', tools: expect.arrayContaining(['read_file']) });
  });

  test('whose settings are long is read line by line', () => {
    const { agent, notes } = head(`model: opus${'\n'.repeat(60_000)}tools: Read`);
    expect(agent).toMatchObject({ model: 'opus', tools: expect.not.arrayContaining(['grep']) });
    expect(notes).toEqual([expect.stringMatching(/longer than 16 KB/)]);
  });

  test('that is never closed is all text', () => {
    expect(load('---\nname: orders\nHello.')).toMatchObject({
      agent: { body: 'name: orders\nHello.' },
      notes: [expect.stringMatching(/never closed/), expect.anything()],
    });
  });

  test('narrows and never widens', () => {
    for (const wanted of [
      undefined,
      '*',
      'Read, Bash',
      ['Read', 'Write', 7, null],
      'Agent(all)',
      { all: true },
      'read_file,shell',
    ]) {
      for (const tool of allowedTools(wanted, undefined).tools) expect(everyTool).toContain(tool);
    }
  });
});
