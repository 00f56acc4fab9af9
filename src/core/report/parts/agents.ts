import type { AgentReport } from '../../model/agent-report.ts';
import { sayDollars } from '../words/dollars.ts';
import { sayHandOffs } from './hand-offs.ts';
import { tallyLeftAside } from './tally.ts';
import { code, prose } from '../words/escape.ts';
import { fold } from '../words/fold.ts';
import { listed } from '../words/listed.ts';
import { counted, firstOf, list, sentence } from '../words/phrase.ts';

const mostListed = 10;

/** What agents reported besides findings: hand-offs, suspicious lines, and refuted claims. */
export function sayAgents(report: AgentReport): readonly string[] {
  return [...sayHandOffs(report.handOffs), ...saySuspects(report), ...sayWithheld(report)];
}

/** What agents read, which models answered, and the cost, in a closed section. */
export function sayWork(report: AgentReport, coverage: string): string {
  const said = [coverage, ...sayNotes(report), sayLeftAside(report), sayCost(report)].filter((part) => part !== '');
  return fold('What was read, asked and paid', said.join('\n\n'));
}

/** The refuted claims with reasons, in a closed section: no claim disappears without a trace. */
function sayWithheld({ withheld }: AgentReport): readonly string[] {
  if (withheld.length === 0) return [];
  const items = withheld.map(({ message, file, line, because, reasoning, decisive }) => {
    const why = [because, reasoning].filter((part) => part !== '').join('. ');
    const shown = decisive ? ` ${code(`${decisive.file}:${decisive.line}`)}: ${code(decisive.quote)}` : '';
    return `- ${prose(message)} ${code(`${file}:${line}`)} ${prose(`Withheld: ${sentence(why)}`)}${shown}`;
  });
  const was = withheld.length === 1 ? 'was' : 'were';
  const title = `${counted(withheld.length, 'claim')} ${was} looked into and withheld`;
  return [fold(title, listed(items, mostListed))];
}

function saySuspects({ suspects }: AgentReport): readonly string[] {
  if (suspects.length === 0) return [];
  const places = suspects.map(({ file, line }) => code(`${file}:${line}`));
  return [
    `**Written for a reviewer that is a program, or with hidden characters:** ${firstOf(places, mostListed)}. It changed nothing here; have a look at it, and do not take silence about these files for approval.`,
  ];
}

function sayNotes({ notes, skipped }: AgentReport): readonly string[] {
  const files = skipped.map(({ path, because }) => `${code(path)} (${prose(because)})`);
  return [
    ...(files.length > 0 ? [`Not shown to the agent, or not whole: ${firstOf(files, mostListed, 'file')}.`] : []),
    ...notes.slice(0, mostListed).map(prose),
  ];
}

/** How many findings of low severity are not raised, and which setting raises them; empty if there are none. */
function sayLeftAside(report: AgentReport): string {
  const said = tallyLeftAside(report);
  return said === '' ? '' : `${said}: ${code('agent: { low-severity: true }')} in the configuration has them raised.`;
}

function sayCost(report: AgentReport): string {
  const { agents, models, dropped } = report;
  const who = list(agents.map(code));
  const how = models.length > 0 ? ` with ${list(models.map(code))}` : '';
  const left =
    dropped.length > 0
      ? ` ${counted(dropped.length, 'claim')} could not be shown and ${dropped.length === 1 ? 'was' : 'were'} dropped.`
      : '';
  return `Asked: ${who}${how}, ${sayDollars(report)}.${left}`;
}
