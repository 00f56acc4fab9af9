import { combined, type Vocabulary } from '../vocabulary.ts';

const about = ['time', 'size', 'retries', 'repeats', 'other'].map((one) => ({ about: one }));

/** What the reader of service configs of gRPC can state. */
export const vocabulary: Vocabulary = {
  contract: { aspects: ['unread'], given: [{}] },
  rpc: { aspects: ['unread'], given: [{}] },
  setting: { aspects: ['setting'], given: combined(about, [{ hint: false }, { hint: true }]) },
};
