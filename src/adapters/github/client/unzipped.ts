import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** The most bytes after unzipping, and the most seconds. */
export interface UnzipBounds {
  readonly bytes: number;
  readonly seconds: number;
}

/**
 * Downloads and unzips gzipped data, in memory. No credentials are sent, and no redirect is followed: the address that
 * the host gave out is itself the authorization.
 * @throws if it is not gzip, is too long, or takes too long.
 */
export async function unzipped(address: URL, { bytes, seconds }: UnzipBounds): Promise<Uint8Array<ArrayBuffer>> {
  const signal = AbortSignal.timeout(seconds * 1000);
  const answer = await fetch(address, { redirect: 'error', signal });
  if (!answer.ok || answer.body === null) throw new Error(`the archive was answered with ${answer.status}`);
  const chunks: Buffer[] = [];
  let room = bytes;
  const keep = async (unzipping: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of unzipping) {
      room -= chunk.length;
      if (room < 0) throw new Error(`the archive is longer than ${bytes} bytes`);
      chunks.push(chunk);
    }
  };
  await pipeline(Readable.fromWeb(answer.body), createGunzip(), keep, { signal });
  const whole = new Uint8Array(bytes - room);
  let end = 0;
  for (const chunk of chunks) {
    whole.set(chunk, end);
    end += chunk.length;
  }
  return whole;
}
