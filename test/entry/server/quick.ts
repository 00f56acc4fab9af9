import type { Timings } from '../../../src/service/open-service.ts';

/** The tests cannot wait: what is put off comes back within a second. */
export const quick: Timings = {
  pace: { pollSeconds: 0.5, restSeconds: 0.5, monitorSeconds: 2, retrySeconds: 0, putOffSeconds: 1 },
  noticeSeconds: 0,
};
