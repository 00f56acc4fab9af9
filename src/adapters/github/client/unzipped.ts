import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** How much may come of something that was zipped, and how long that may take. */
export interface UnzipBounds {
  readonly bytes: number;
  readonly seconds: number;
}

/**
 * What is gzipped at an address, unzipped while it comes and only in memory. Nothing of ours is sent along, and no
 * redirect is followed: where the host sends somebody who may read it, the address alone lets them in.
 * @throws where it is no gzip, is longer than it may be, or takes too long.
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
