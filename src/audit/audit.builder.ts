import { AccountId } from '../commerce/ids.ts';
import type { NewAuditLine } from './audit-line.ts';

/** A stock level that was set, until a test says otherwise. */
export function auditLine(change: Partial<NewAuditLine> = {}): NewAuditLine {
  return {
    chain: AccountId.parse('acc_11111111'),
    actor: 'sync',
    action: 'stock.set',
    subject: 'product:123',
    before: 5,
    after: 3,
    outcome: 'applied',
    correlation: 'event-1',
    ...change,
  };
}
