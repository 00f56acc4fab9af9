import { z } from 'zod';
import { useKinds } from '../model/consumer.ts';
import { mostUsers } from '../model/contract.ts';
import { audiences, severities } from '../model/finding.ts';

const place = z.strictObject({ file: z.string(), line: z.int().min(1) });
const side = z.enum(['before', 'after']);

const acceptance = z.strictObject({
  as: z.enum(['accepted', 'dismissed']),
  finding: z.string(),
  change: z.string().nullable().describe('The anchor of the change that is covered; null covers every change.'),
  by: z.string().nullable(),
  reason: z.string(),
  until: z.string().nullable().describe('The last day on which it holds, or a version of the contract before which it does.'),
  from: z.enum(['comment', 'configuration', 'baseline', 'line']),
  teams: z.array(z.string()).optional().describe('Of the teams that own something, those they are in; where owners have to accept.'),
  void: z.string().optional().describe('Why it does not count.'),
});

const finding = z.object({
  id: z.string().regex(/^[0-9a-f]{8}$/).describe('The same from push to push.'),
  rule: z.string(),
  severity: z.enum(severities),
  certainty: z.enum(['proven', 'likely', 'judged']),
  subject: z.string(),
  path: z.string(),
  line: z.int().min(1),
  side,
  message: z.string(),
  why: z.string(),
  fix: z.string(),
  authority: z.array(z.strictObject({ label: z.string(), url: z.string() })),
  quote: z.string().describe('The line it stands on, as written.'),
  by: z.string(),
  change: z
    .strictObject({
      severity: z.enum(['breaking', 'dangerous', 'safe']),
      audience: z.enum(audiences),
      before: place.nullable(),
      after: place.nullable(),
      usedBy: z.array(z.string()).describe(`The operations through which clients meet it, at most ${mostUsers}.`),
      consumers: z
        .array(z.strictObject({ kind: z.enum(useKinds), by: z.string(), file: z.string(), line: z.int().min(1) }))
        .optional()
        .describe('Who in the repository is known to use it. That nobody is proves nothing: clients live elsewhere.'),
    })
    .nullable()
    .describe('Set where the finding is a change of a contract.'),
  anchor: z.string().optional().describe('What exactly of a contract changed: who accepts a change accepts this one.'),
  group: z
    .strictObject({
      members: z.array(z.string()).describe('The ids of the findings that it speaks for: they have one cause with it.'),
      also: z.array(z.strictObject({ file: z.string(), line: z.int().min(1), side })).describe('Where else the same was done.'),
    })
    .optional()
    .describe('Set where it speaks for others, which are listed with the verdict that they are said with it.'),
  remarks: z
    .array(z.strictObject({ id: z.string(), rule: z.string(), message: z.string(), fix: z.string() }))
    .optional()
    .describe('What rules about the whole contract add to it.'),
  beside: z.array(z.string()).optional().describe('The ids of the findings that it only adds to.'),
  lapsed: z
    .strictObject({ acceptance, because: z.string() })
    .optional()
    .describe('Set where somebody accepted it, and that does not count.'),
  judged: z
    .object({
      standing: z.enum(['confirmed', 'survived', 'limited', 'unverified']),
      votes: z.strictObject({ real: z.int(), of: z.int() }),
      order: z.int().optional().describe('Where it stands among those that are as grave.'),
      limits: z.array(z.string()).optional().describe('What must be so for it to happen, as skeptics say.'),
      mild: z.literal(true).optional().describe('Every skeptic who limits it says that little comes of it.'),
      corrections: z.array(z.string()).optional().describe('What skeptics put right about it.'),
      evidence: z.array(z.strictObject({ file: z.string(), line: z.int().min(1), side, quote: z.string() })),
      unknowns: z.string(),
      suggestion: z.string().nullable(),
      sketch: z.string().optional().describe('What the agent would write, which nobody could check.'),
    })
    .optional()
    .describe('Set where an agent says it: what shows it, and what became of it when skeptics tried to refute it.'),
  added: z
    .strictObject({ by: z.string(), text: z.string() })
    .optional()
    .describe('What an agent adds to what a rule found.'),
  verdict: z.union([
    z.strictObject({
      publish: z.literal('inline'),
      at: z.strictObject({ path: z.string(), line: z.int().min(1), side, onFile: z.literal(true).optional() }),
    }),
    z.strictObject({ publish: z.literal('summary') }),
    z.strictObject({ publish: z.literal(false), because: z.string(), accepted: acceptance.optional() }),
  ]),
});

/** What `architect review --format json` prints. Within a version keys are only ever added. */
export const reviewResultSchema = z
  .object({
    version: z.literal(1),
    outcome: z.enum(['passed', 'findings', 'not-applicable', 'degraded', 'could-not-review']),
    conclusion: z.enum(['success', 'failure', 'neutral', 'action_required']),
    title: z.string(),
    findings: z.array(finding).describe('Every finding with its verdict, the most important first.'),
    coverage: z
      .object({
        read: z
          .record(z.string(), z.array(z.string()))
          .describe('The files that were read, by what they are: `contract`, `code file`.'),
        seen: z
          .array(z.strictObject({ path: z.string(), kind: z.string() }))
          .describe('Changed files of a language, format or tool that nothing here reads.'),
        unread: z.array(
          z.strictObject({
            file: z.string(),
            line: z.int().min(1).optional(),
            because: z.string(),
            fix: z.string(),
            kind: z
              .enum(['configuration'])
              .optional()
              .describe('It configures Architect; left out where it is a part of the change.'),
          }),
        ),
        notes: z.array(z.string()),
      })
      .describe('What was looked at, and what could not be.'),
    lanes: z
      .object({
        rules: z.enum(['done', 'none']),
        agent: z.enum(['off', 'pending', 'done', 'incomplete', 'failed']),
        because: z.string().nullable(),
      })
      .describe('Who has spoken, and how far they came.'),
    since: z.string().optional().describe('What the newest release has to do with it; left out where it is not asked.'),
    agent: z
      .object({
        agents: z.array(z.string()),
        models: z.array(z.string()),
        calls: z.int(),
        dollars: z.number(),
        dearest: z.number(),
        handOffs: z.array(z.object({ to: z.string(), what: z.string(), file: z.string(), line: z.int().min(1) })),
        suspects: z.array(z.object({ file: z.string(), line: z.int().min(1), side })),
        skipped: z.array(z.object({ path: z.string(), because: z.string() })),
        dropped: z.array(z.object({ title: z.string(), because: z.string() })),
        withheld: z
          .array(
            z.object({
              rule: z.string(),
              message: z.string(),
              why: z.string(),
              file: z.string(),
              line: z.int().min(1),
              side,
              quote: z.string(),
              because: z.string(),
              reasoning: z.string(),
              decisive: z.object({ file: z.string(), line: z.int().min(1), side, quote: z.string() }).nullable(),
            }),
          )
          .describe('What was claimed and does not hold, and the line that speaks against it.'),
        leftAside: z
          .array(z.object({ rule: z.string(), message: z.string(), file: z.string(), line: z.int().min(1) }))
          .describe('What was found of low severity, and is not raised for that.'),
        notes: z.array(z.string()),
      })
      .optional()
      .describe('What agents came to beside their findings; left out where none was asked.'),
  })
  .describe('The result of a review.');
