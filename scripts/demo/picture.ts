import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commentPage } from './page.ts';
import { readStories, reviewStory } from './story.ts';

const folder = join(import.meta.dirname, '../../docs/images');

/** The picture of the README, and the hash of the page it shows, by which a stale picture is recognised. */
export const picture = join(folder, 'comment.png');
export const pictureHash = join(folder, 'comment.sha256');

/** Whether the picture shows what is posted now, by its hash: no browser is needed. */
export async function isPictureFresh(): Promise<boolean> {
  if (!existsSync(picture) || !existsSync(pictureHash)) return false;
  return readFileSync(pictureHash, 'utf8').trim() === (await picturePage()).hash;
}

/** The page the picture is taken of: one real comment, with the lines of the diff around it. */
export async function picturePage(): Promise<{ readonly markup: string; readonly hash: string }> {
  const story = readStories().find((one) => one.name === 'field-removed');
  if (story === undefined) throw new Error('The story field-removed is gone: name another one for the picture.');
  const reviewed = await reviewStory(story);
  const [comment] = reviewed.publication.comments;
  if (comment === undefined) throw new Error('The story field-removed has no comment: name another one for the picture.');
  const markup = commentPage(reviewed, comment, 3);
  return { markup, hash: createHash('sha256').update(markup).digest('hex') };
}
