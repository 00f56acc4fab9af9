import type { Edits, NewComment } from '../../../src/core/model/edits.ts';
import type { Verified } from '../../../src/core/model/finding.ts';
import { idsAt, markIn } from '../../../src/core/model/mark.ts';
import type { Publication } from '../../../src/core/model/publication.ts';
import { type Said, type SaidComment, nothingSaid } from '../../../src/core/model/said.ts';
import { reconcile } from '../../../src/core/report/reconcile/reconcile.ts';
import { publicationOf } from './publication.ts';

/** A pull request as far as we talk on it, in memory: edits are applied to it one by one, and people do as they like. */
export class FakeConversation {
  said: Said = nothingSaid;
  #next = 1;

  /** What a publication would write, one write after the other, in the order of the writers. */
  writes({ review, onFiles, rewrites, hide, resolve, dismiss, summary }: Edits, head: string): readonly (() => void)[] {
    return [
      ...(review
        ? [
            () => {
              const mark = markIn(review.body);
              const posted = mark ? idsAt(mark, 'posted') : [];
              const asksForChanges = review.event === 'REQUEST_CHANGES';
              const one = { id: this.#next++, head, lane: review.lane, posted, asksForChanges };
              this.said = { ...this.said, reviews: [...this.said.reviews, one] };
              for (const comment of review.comments) this.#add(comment, comment.body);
            },
          ]
        : []),
      ...onFiles.map((comment) => () => this.#add(comment, comment.bodyOnFile)),
      ...rewrites.flatMap(({ comment, body, show }) => [
        ...(show === null ? [] : [() => this.change(comment, { hidden: false })]),
        () => this.change(comment, { body }),
      ]),
      ...hide.map(
        ({ comment }) =>
          () =>
            this.change(comment, { hidden: true }),
      ),
      ...resolve.map(
        ({ comment, thread }) =>
          () =>
            this.change(comment, { thread: { id: thread, resolved: true } }),
      ),
      ...dismiss.map(({ review }) => () => {
        const reviews = this.said.reviews.map((one) => (one.id === review ? { ...one, asksForChanges: false } : one));
        this.said = { ...this.said, reviews };
      }),
      ...(summary ? [() => this.#summarise(summary)] : []),
    ];
  }

  /** Somebody does something to a comment. */
  change(id: number, given: Partial<SaidComment>): void {
    const comments = this.said.comments.map((comment): SaidComment => {
      if (comment.id !== id) return comment;
      const changed = { ...comment, ...given };
      return { ...changed, mark: markIn(changed.body) ?? { ids: [], notes: {} } };
    });
    this.said = { ...this.said, comments };
  }

  /** A person deletes a comment. */
  remove(id: number): void {
    this.said = { ...this.said, comments: this.said.comments.filter((comment) => comment.id !== id) };
  }

  #add(comment: NewComment, body: string): void {
    const { path, line, side } = comment;
    const onFile = comment.onFile === true;
    const id = this.#next++;
    const place = { path, line: onFile ? null : line, side, onFile };
    const state = { hidden: false, thread: { id: `thread ${id}`, resolved: false }, replied: false };
    const mark = markIn(body) ?? { ids: [], notes: {} };
    this.said = {
      ...this.said,
      comments: [...this.said.comments, { id, node: `${id}`, body, mark, ...place, ...state }],
    };
  }

  #summarise({ comment, body }: NonNullable<Edits['summary']>): void {
    if (comment !== (this.said.summary?.id ?? null)) throw new Error('there is one summary');
    const id = comment ?? this.#next++;
    this.said = { ...this.said, summary: { id, url: `#${id}`, body, mark: markIn(body) ?? { ids: [], notes: {} } } };
  }
}

/** Says a publication there. */
export function push(talk: FakeConversation, publication: Publication, head: string): Edits {
  const edits = reconcile(publication, talk.said, head);
  for (const write of talk.writes(edits, head)) write();
  return edits;
}

/** Says what these findings come to. */
export function review(
  talk: FakeConversation,
  verified: readonly Verified[],
  head: string,
  given: Parameters<typeof publicationOf>[1] = {},
): Edits {
  return push(talk, publicationOf(verified, { ...given, head }), head);
}

/** The comments that say this finding and are seen. */
export function openOf(talk: FakeConversation, id: string): readonly SaidComment[] {
  return talk.said.comments.filter((comment) => comment.mark.ids.includes(id) && isOpen(comment));
}

/** Whether people see the comment and it says something. */
export function isOpen({ mark, hidden, thread }: SaidComment): boolean {
  return mark.ids.length > 0 && !hidden && thread?.resolved !== true;
}
