import type { Step } from './step.ts';

/** Safe changes are kept, and not published. */
export const risky: Step = (verified) =>
  verified.map((one) =>
    one.verdict.publish !== false && one.finding.change?.severity === 'safe'
      ? { ...one, verdict: { publish: false, because: 'safe: existing clients notice nothing' } }
      : one,
  );
