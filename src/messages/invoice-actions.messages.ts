/** What was done about invoices, mappings and pending entries, as the ledger tells it. */
export const invoiceActionMessages = {
  'audit.actionInvoiceWant': { 'pt-BR': () => 'nota a fazer', en: () => 'invoice to be made' },
  'audit.actionInvoiceGenerate': {
    'pt-BR': () => 'nota gerada no Bling',
    en: () => 'invoice made in Bling',
  },
  'audit.actionInvoiceSend': {
    'pt-BR': () => 'nota enviada à SEFAZ',
    en: () => 'invoice sent to the tax authority',
  },
  'audit.actionInvoiceAuthorised': {
    'pt-BR': () => 'nota autorizada',
    en: () => 'invoice authorised',
  },
  'audit.actionInvoiceRejected': {
    'pt-BR': () => 'nota recusada pela SEFAZ',
    en: () => 'invoice refused by the tax authority',
  },
  'audit.actionInvoiceCorrect': { 'pt-BR': () => 'nota corrigida', en: () => 'invoice corrected' },
  'audit.actionInvoiceReplace': {
    'pt-BR': () => 'nota trocada por outra',
    en: () => 'invoice replaced by another',
  },
  'audit.actionInvoiceRemove': {
    'pt-BR': () => 'nota não enviada excluída',
    en: () => 'unsent invoice deleted',
  },
  'audit.actionInvoiceCancelled': {
    'pt-BR': () => 'nota cancelada no Bling',
    en: () => 'invoice cancelled in Bling',
  },
  'audit.actionInvoiceDead': {
    'pt-BR': () => 'nota denegada ou bloqueada',
    en: () => 'invoice denied or blocked',
  },
  'audit.actionInvoiceToStore': {
    'pt-BR': () => 'nota gravada no pedido da loja',
    en: () => "invoice kept with the store's order",
  },
  'audit.actionInvoiceDocument': {
    'pt-BR': () => 'cópia da nota guardada',
    en: () => 'copy of the invoice kept',
  },
  'audit.actionMappingSet': { 'pt-BR': () => 'mapeamento gravado', en: () => 'mapping set' },
  'audit.actionPendingSettle': {
    'pt-BR': () => 'pendência dada por resolvida',
    en: () => 'pending entry called done',
  },
};
