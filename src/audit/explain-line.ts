import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import type { MessageKey } from '../messages/catalogue.ts';
import { changeActionInWords } from '../messages/change-words.ts';
import type { Language } from '../messages/language.ts';
import type { MessageRef } from '../messages/message.ts';
import { message, parseMessage, say } from '../messages/message.ts';
import type { AuditOutcome, AuditRow } from './audit-line.ts';

const OUTCOMES = {
  applied: message('audit.outcomeApplied', {}),
  not_applied: message('audit.outcomeNotApplied', {}),
  unknown: message('audit.outcomeUnknown', {}),
  skipped: message('audit.outcomeSkipped', {}),
  failed: message('audit.outcomeFailed', {}),
} as const satisfies Record<AuditOutcome, MessageRef>;

/** Actions in a merchant's words. One that is not here is shown by its name. */
const ACTIONS: Readonly<Record<string, MessageKey>> = {
  'stock.set': 'audit.actionStockSet',
  'stock.confirm': 'audit.actionStockConfirm',
  'product.create': 'audit.actionProductCreate',
  'product.update': 'audit.actionProductUpdate',
  'product.link': 'audit.actionProductLink',
  'product.skip': 'audit.actionProductSkip',
  'order.create': 'audit.actionOrderCreate',
  'order.skip': 'audit.actionOrderSkip',
  'order.status_to_erp': 'audit.actionOrderStatusToErp',
  'order.status_to_store': 'audit.actionOrderStatusToStore',
  'shipment.to_store': 'audit.actionShipmentToStore',
  'order.deleted_in_erp': 'audit.actionOrderDeletedInErp',
  'receivables.post': 'audit.actionReceivablesPost',
  'receivables.read': 'audit.actionReceivablesRead',
  'receivables.none': 'audit.actionReceivablesNone',
  'receivables.settle': 'audit.actionReceivablesSettle',
  'receivables.unsettle': 'audit.actionReceivablesUnsettle',
  'receivables.reverse': 'audit.actionReceivablesReverse',
  'order.stock_post': 'audit.actionOrderStockPost',
  'order.stock_reverse': 'audit.actionOrderStockReverse',
  'money.check': 'audit.actionMoneyCheck',
  'posting.proof': 'audit.actionPostingProof',
  'invoice.want': 'audit.actionInvoiceWant',
  'invoice.generate': 'audit.actionInvoiceGenerate',
  'invoice.send': 'audit.actionInvoiceSend',
  'invoice.authorised': 'audit.actionInvoiceAuthorised',
  'invoice.rejected': 'audit.actionInvoiceRejected',
  'invoice.correct': 'audit.actionInvoiceCorrect',
  'invoice.replace': 'audit.actionInvoiceReplace',
  'invoice.remove': 'audit.actionInvoiceRemove',
  'invoice.cancelled': 'audit.actionInvoiceCancelled',
  'invoice.dead': 'audit.actionInvoiceDead',
  'invoice.to_store': 'audit.actionInvoiceToStore',
  'invoice.document': 'audit.actionInvoiceDocument',
  'mapping.set': 'audit.actionMappingSet',
  'pending.settle': 'audit.actionPendingSettle',
  'account.connect': 'audit.actionAccountConnect',
  'account.reconnect': 'audit.actionAccountReconnect',
  'store.connect': 'audit.actionStoreConnect',
  'store.reconnect': 'audit.actionStoreReconnect',
  'database.restore': 'audit.actionDatabaseRestore',
  'database.backup': 'audit.actionDatabaseBackup',
  'key.rotate': 'audit.actionKeyRotate',
  'store.webhooks_mended': 'audit.actionWebhooksMended',
  'work.needs_person': 'audit.actionWorkNeedsPerson',
  'work.failed': 'audit.actionWorkFailed',
  'customer.create': 'audit.actionCustomerCreate',
  'customer.update': 'audit.actionCustomerUpdate',
  'customer.link': 'audit.actionCustomerLink',
  'product.hide': 'audit.actionProductHide',
  'config.import': 'audit.actionConfigImport',
  'drift.check': 'audit.actionDriftCheck',
  'catchup.complete': 'audit.actionCatchUpComplete',
};

/** Steps of a change are told in the words of its plan. */
const STEP = /^change\.(.+)$/;

const ACTORS: Readonly<Record<string, MessageKey>> = {
  sync: 'audit.actorSync',
  erp: 'audit.actorErp',
  store: 'audit.actorStore',
};

/** One line of the ledger as a person reads it: when, who, what, from what to what, why. */
export function explainLine(row: AuditRow, language: Language): string {
  const inWords = (keys: Readonly<Record<string, MessageKey>>, word: string) => {
    const key = keys[word];
    return key ? say({ key, args: {} }, language) : word;
  };
  const parts: (MessageRef | undefined)[] = [
    message('audit.line', {
      at: toSaoPauloDateTime(row.at),
      actor: inWords(ACTORS, row.actor).replace(/^person:/, ''),
      action: actionInWords(row.action, language) ?? inWords(ACTIONS, row.action),
      subject: row.subject,
      outcome: say(OUTCOMES[row.outcome], language),
    }),
    changeOf(row),
    row.reason === null
      ? undefined
      : message('audit.because', { reason: say(parseMessage(row.reason), language) }),
    message('audit.cause', { correlation: row.correlation }),
  ];
  return parts.flatMap((part) => (part ? [say(part, language)] : [])).join('; ');
}

function actionInWords(action: string, language: Language): string | undefined {
  const [, name = ''] = STEP.exec(action) ?? [];
  return changeActionInWords(name, language);
}

function changeOf(row: AuditRow): MessageRef | undefined {
  const before = shortened(row, row.before);
  const after = shortened(row, row.after);
  if (after === null) return undefined;
  if (before === null) return message('audit.to', { after });
  return message('audit.fromTo', { before, after });
}

/** Of a number of stock the number alone: its whole arithmetic is what `totoro explain stock` is for. */
function shortened({ action }: AuditRow, part: string | null): string | null {
  if (part === null || !action.startsWith('stock.')) return part;
  const kept: unknown = JSON.parse(part);
  if (typeof kept !== 'object' || kept === null || !('quantity' in kept)) return part;
  return kept.quantity === null ? '-' : JSON.stringify(kept.quantity);
}
