import type { MessageRef } from '../../messages/message.ts';
import type { PostingIo } from './accounts-writes.ts';
import { auditPosting } from './audit-posting.ts';
import { createPostingProofs, type PostingProof } from './posting-proof.repository.ts';
import type { PostingWork } from './posting-work.ts';

interface Shown extends Pick<PostingProof, 'posting' | 'owner' | 'state'> {
  readonly shelfBefore?: string;
  readonly reason?: MessageRef;
}

/** What this order has shown of who posts takes the place of what was shown before. */
export function saveProof(
  io: PostingIo,
  work: PostingWork,
  { posting, owner, state, shelfBefore, reason }: Shown,
): Promise<void> {
  return work.context.commit(async (tx) => {
    await createPostingProofs(tx, work.account.id).save({
      posting,
      owner,
      state,
      store_id: work.store.id,
      order_id: work.order.id,
      shelf_before: shelfBefore ?? null,
      proved_at: io.clock.now(),
    });
    const after = { posting, owner, state };
    const line = { work, action: 'posting.proof', outcome: 'applied', after } as const;
    await auditPosting(io, tx, reason ? { ...line, reason } : line);
  });
}
