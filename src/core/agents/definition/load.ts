import type { AgentFile } from '../../model/agent-file.ts';
import { efforts } from '../../model/question.ts';
import type { Agent } from './agent.ts';
import { allowedTools } from './allowed-tools.ts';
import { type FrontMatter, frontMatter } from './front-matter.ts';

/** An agent, or why its file defines none, and notes on the file. */
export interface Loaded {
  readonly agent: Agent | null;
  readonly notes: readonly string[];
}

/** The longest file, in bytes: longer ones are not written by hand. */
const longest = 64 * 1024;

const used = ['name', 'description', 'model', 'effort', 'tools', 'disallowedTools', 'maxTurns'];
/** Settings of Claude Code that mean nothing for a reviewer that only reads. */
const passedOver = [
  'permissionMode',
  'hooks',
  'mcpServers',
  'skills',
  'memory',
  'background',
  'isolation',
  'color',
  'initialPrompt',
];

/**
 * Reads an agent file in the format of Claude Code's sub-agents. Nothing in it is run, and nothing in it gives an agent
 * more than the defaults.
 */
export function loadAgent({ path, text }: AgentFile): Loaded {
  const size = new TextEncoder().encode(text.slice(0, longest + 1)).length;
  if (size > longest) return none(path, 'is larger than 64 KB');
  const parts = frontMatter(text);
  if (parts.body === '') return none(path, 'describes nobody: there is no text below its front matter');
  const { tools, refused } = allowedTools(parts.data['tools'], parts.data['disallowedTools']);
  if (tools.length === 0) return none(path, 'leaves its agent no tool at all to look anything up with');
  const notes: string[] = [];
  const note = (what: string): void => void notes.push(`The agent file ${path}: ${what}.`);
  if (parts.wrong !== null) note(`its front matter is read only in part, because ${parts.wrong}`);
  if (refused.length > 0) note(`${list(refused)} cannot be had here; an agent only reads`);
  sayKeys(parts, note);
  const { data, body } = parts;
  const agent: Agent = {
    name: nameOf(data['name'], path, note),
    description: typeof data['description'] === 'string' ? data['description'].slice(0, 2000) : '',
    model: modelOf(data['model'], note),
    effort: effortOf(data['effort'], note),
    tools,
    turns: turnsOf(data['maxTurns'], note),
    body,
  };
  return { agent, notes };
}

type Note = (what: string) => void;

function none(path: string, why: string): Loaded {
  return { agent: null, notes: [`The agent file ${path} ${why}. It was left out.`] };
}

function sayKeys({ data }: FrontMatter, note: Note): void {
  const others = Object.keys(data).filter((key) => !used.includes(key));
  const known = others.filter((key) => passedOver.includes(key));
  const unknown = others.filter((key) => !passedOver.includes(key));
  if (known.length > 0) note(`${list(known)} means nothing here and is passed over`);
  if (unknown.length > 0) note(`${list(unknown)} is not known and is passed over`);
}

function nameOf(given: unknown, path: string, note: Note): string {
  if (typeof given === 'string' && /^[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$/.test(given)) return given;
  const file = path.slice(path.lastIndexOf('/') + 1).replace(/(\.agent)?\.md$/i, '');
  const name =
    file
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 50) || 'agent';
  note(`it has no usable name, so it is called ${name}`);
  return name;
}

function modelOf(given: unknown, note: Note): string {
  if (given === undefined || given === 'inherit') return 'sonnet';
  if (typeof given === 'string' && /^[a-z0-9][\w.:@/-]{0,99}$/i.test(given)) return given;
  note('its model is not the name of one, so sonnet is asked');
  return 'sonnet';
}

function effortOf(given: unknown, note: Note): Agent['effort'] {
  const known = efforts.find((effort) => effort === given);
  if (known === undefined && given !== undefined) note(`its effort is not one of ${list(efforts)}, so it is high`);
  return known ?? 'high';
}

function turnsOf(given: unknown, note: Note): number | null {
  const turns = typeof given === 'string' && /^\d{1,6}$/.test(given) ? Number(given) : given;
  if (typeof turns === 'number' && Number.isInteger(turns) && turns > 0) return turns;
  if (given !== undefined) note('its maxTurns is not a whole number above zero and is passed over');
  return null;
}

/** The first few names, on one line and short, because they are untrusted. */
function list(names: readonly string[]): string {
  const said = names.slice(0, 8).map((name) => name.replace(/\s+/g, ' ').slice(0, 40));
  return `${said.join(', ')}${names.length > 8 ? ` and ${names.length - 8} more` : ''}`;
}
