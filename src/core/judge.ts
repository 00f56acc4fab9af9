import type { Config } from './model/config.ts';
import type { ContractFacts, Difference } from './model/contract.ts';
import type { Facts } from './model/facts.ts';
import type { ChangeSeverity, Finding, Severity } from './model/finding.ts';
import type { Place, Side } from './model/place.ts';
import { type ContractRule, type FactRule, isAskRule, lawOf, type Rule } from './model/rule.ts';
import type { Tree } from './model/tree.ts';
import { mostSpecificRule, isContractRule } from './rules/most-specific-rule.ts';
import { isBuilt } from './model/is-built.ts';
import { leftOut } from './rules/left-out.ts';
import { renderMessage, valuesOf } from './rules/render-message.ts';
import { rules as everyRule } from './rules/index.ts';
import { anchorOf, withAnchors } from './rules/anchor.ts';
import { breakingOneWay } from './rules/both-ways.ts';
import { findingId } from './rules/finding-id.ts';
import { gather } from './story/gather.ts';
import { strongestReading } from './rules/strongest-reading.ts';
import { type Quote, quotes } from './rules/quote.ts';
import { unstableLevel } from './rules/unstable-level.ts';
import { withUsers } from './story/with-users.ts';

/** What the rules found, and which of them broke on the way. */
export interface Judgement {
  /** Everything, each difference by itself. */
  readonly findings: readonly Finding[];
  /** The same, where what has one cause is one finding that speaks for the others. Made when it is asked for. */
  readonly story: readonly Finding[];
  /** For the summary: a rule that threw is named, and its part of the review is missing. */
  readonly notes: readonly string[];
}

/** Judges every fact by every rule that needs nobody's judgement. The trees are there for the quoted lines only. Never throws because of a rule. */
export function judge(
  given: Facts,
  config: Config,
  trees: { readonly before: Tree; readonly after: Tree },
  rules: Readonly<Record<string, Rule>> = everyRule,
): Judgement {
  // What is said once is said of the first contract, which no copy is that a tool made.
  const contracts = given.contracts.toSorted((a, b) => Number(isBuilt(a.path)) - Number(isBuilt(b.path)));
  const facts = { ...given, contracts };
  const quote = quotes(trees);
  const judgesOf = mostSpecificRule(rules);
  const changes = contracts.flatMap((contract) => {
    const ruled = contract.differences.flatMap((stated): Ruled[] => {
      const difference = strongestReading(stated, contract.mode);
      if (difference === null) return [];
      const id = judgesOf(difference)[0];
      const rule = id === undefined ? undefined : rules[id];
      if (id === undefined || !rule || !isContractRule(rule)) return [];
      if (contract.mode?.audiences.includes(difference.audience ?? rule.audience) === false) return [];
      return [{ id, rule, difference, stated: rule.departs?.severity ?? lawOf(difference) }];
    });
    const oneWay = breakingOneWay(ruled);
    return ruled.map((one) => ({
      finding: change(one, contract, { quote, config, isMilder: oneWay.has(one.difference) }),
      difference: one.difference,
      contract,
      several: one.rule.several,
    }));
  });
  const found = changes.map((one) => one.finding);
  const notes: string[] = [];
  const hits = Object.entries(rules).flatMap(([id, rule]) => {
    if (isContractRule(rule) || isAskRule(rule)) return [];
    try {
      return rule.judge(facts, found, config).map((hit) => finding(id, rule, hit, quote));
    } catch (error) {
      notes.push(`The rule ${id} failed and was left out: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  });
  return {
    findings: [...found, ...hits],
    get story() {
      return withUsers(withAnchors(gather(changes, hits, config)));
    },
    notes,
  };
}

/** A difference, and what its rule says of it. */
interface Ruled {
  readonly id: string;
  readonly rule: ContractRule;
  readonly difference: Difference;
  readonly stated: ChangeSeverity;
}

function change(
  { id, rule, difference, stated }: Ruled,
  contract: ContractFacts,
  { quote, config, isMilder }: { readonly quote: Quote; readonly config: Config; readonly isMilder: boolean },
): Finding {
  const held = heldTo(stated, difference, contract, config);
  const severity = held === 'breaking' && isMilder ? 'dangerous' : held;
  const { before, after, usedBy, subject, consumers } = difference;
  const lost = (difference.now === null) !== (difference.given['unwritten'] === true);
  const side = lost && before !== null ? 'before' : 'after';
  const place: Place = (side === 'before' ? before : after) ?? before ?? { file: contract.path, line: 1 };
  const standsOn: Side = place === before ? 'before' : 'after';
  const text = said(id, rule, subject, valuesOf(difference), contract.words);
  return {
    ...text,
    message: `${text.message}${leftOut(difference)}`,
    severity: weightOf(severity, rule.severity),
    certainty: 'proven',
    path: place.file,
    line: place.line,
    side: standsOn,
    quote: quote(standsOn, place),
    change: {
      severity,
      audience: difference.audience ?? rule.audience,
      before,
      after,
      usedBy,
      ...(consumers && { consumers }),
    },
    anchor: anchorOf([severity, difference.was, difference.now]),
  };
}

/** How much a finding matters: what breaks nobody for certain is not critical, as a check fails over what is. */
function weightOf(change: ChangeSeverity | undefined, stated: Severity): Severity {
  if (change === 'safe') return 'low';
  return change === 'dangerous' && stated === 'critical' ? 'high' : stated;
}

/**
 * Nobody is held to what no release has shipped, and to what nobody can ask for, is an example, for tests or still tried out
 * less; a copy that says what another one said before shows what was so, and one that is put together from another says it again.
 */
function heldTo(stated: ChangeSeverity, difference: Difference, contract: ContractFacts, { unstable }: Config) {
  if (difference.given['unreleased'] === true) return 'safe';
  if (stated !== 'breaking') return stated;
  const level = unstableLevel(contract, difference);
  if (level !== null && unstable[level] !== 'breaking') return unstable[level];
  const { unasked, caughtUp, repeats } = difference.given;
  const isSaid = caughtUp !== undefined || repeats !== undefined;
  const isMilder = contract.forTests || unasked === true || isSaid || isUncalled(contract);
  return isMilder ? 'dangerous' : stated;
}

/** Whether there was nothing to call before the change. */
function isUncalled({ outline: { before } }: ContractFacts): boolean {
  return before?.isUncalled === true;
}

function finding(id: string, rule: FactRule, hit: ReturnType<FactRule['judge']>[number], quote: Quote): Finding {
  return {
    ...said(id, rule, hit.subject, hit.values, hit.values),
    severity: weightOf(hit.change?.severity, rule.severity),
    certainty: rule.certainty,
    path: hit.path,
    line: hit.line,
    side: hit.side,
    quote: quote(hit.side, { file: hit.path, line: hit.line }),
    ...(hit.fix === undefined ? {} : { fix: hit.fix }),
    ...(hit.change ? { change: hit.change, anchor: anchorOf([hit.change.severity]) } : {}),
    ...(hit.covers
      ? {
          group: { members: hit.covers, also: (hit.also ?? []).map((place) => ({ ...place, side: 'after' as const })) },
        }
      : {}),
    ...(hit.beside ? { beside: hit.beside } : {}),
  };
}

function said(
  rule: string,
  text: Rule,
  subject: string,
  values: Readonly<Record<string, string>>,
  words: Readonly<Record<string, string>>,
) {
  return {
    id: findingId(rule, subject),
    rule,
    subject,
    message: renderMessage(text.message, values),
    why: text.why,
    fix: renderMessage(text.fix, words),
    authority: text.authority,
    by: 'rules',
  };
}
