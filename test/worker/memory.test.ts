import { expect, test, vi } from 'vitest';
import { hasRoomFor, memoryOf, textsOf } from '../../src/worker/memory.ts';

const gigabyte = 1024 ** 3;

test.each([
  ['the documented machine', 2, 2 * gigabyte, 594],
  ['one review at a time', 1, 2 * gigabyte, 1188],
  ['a large machine', 2, 64 * gigabyte, 2048],
  ['a machine that is too small', 4, gigabyte / 2, 256],
  ['no worker', 0, 2 * gigabyte, 1188],
])('%s: %s workers in %s bytes may take %s MB each', (_, workers, bytes, megabytes) => {
  expect(memoryOf(workers, bytes)).toBe(megabytes);
});

test.each([
  [1000, 600, true],
  [1100, 600, false],
  [1100, 400, true],
])('with %s of 2,048 MB in use there is room for %s more: %s', (used, megabytes, is) => {
  expect(hasRoomFor(megabytes, 2 * gigabyte, used * 1024 ** 2)).toBe(is);
});

test('what is not planned for workers is for texts, each held twice for a moment', () => {
  expect(textsOf(1000)).toBe(100);
});

test('the limit of the container counts where it is less than the machine has', () => {
  const limit = vi.spyOn(process, 'constrainedMemory').mockReturnValue(gigabyte);
  expect(memoryOf(1)).toBe(memoryOf(1, gigabyte));
  expect(hasRoomFor(100, undefined, gigabyte)).toBe(false);
  // Outside of a container there is none.
  limit.mockReturnValue(0);
  expect(memoryOf(1)).toBeGreaterThan(memoryOf(1, gigabyte));
  limit.mockRestore();
});
