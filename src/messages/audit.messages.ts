type Line = { line: number };
type Change = { before: string; after: string };

export const auditMessages = {
  'audit.lineMissing': {
    'pt-BR': ({ line }: Line) => `Falta a linha ${line}: foi apagada ou trocada de lugar.`,
    en: ({ line }: Line) => `Line ${line} is missing: it was deleted or moved.`,
  },
  'audit.lineChanged': {
    'pt-BR': ({ line }: Line) =>
      `A linha ${line} não é a que foi escrita: foi alterada, trocada de lugar ou escrita com outra chave.`,
    en: ({ line }: Line) =>
      `Line ${line} is not the one that was written: it was changed, moved or written under another key.`,
  },
  'audit.personalChanged': {
    'pt-BR': ({ line }: Line) =>
      `Os dados pessoais da linha ${line} foram alterados ou apagados por fora.`,
    en: ({ line }: Line) =>
      `The personal data of line ${line} were changed, or deleted from outside.`,
  },
  'audit.headDiffers': {
    'pt-BR': ({ line }: Line) =>
      `A linha ${line} não é a que o programa anotou fora do banco: o fim do registro foi reescrito.`,
    en: ({ line }: Line) =>
      `Line ${line} is not the one that the program noted outside the database: the end was rewritten.`,
  },
  'audit.tailCut': {
    'pt-BR': ({ line }: Line) =>
      `O fim do registro foi cortado: as linhas a partir da ${line} sumiram.`,
    en: ({ line }: Line) => `The end of the record was cut: the lines from ${line} on are gone.`,
  },
  'audit.line': {
    'pt-BR': (it: {
      at: string;
      actor: string;
      action: string;
      subject: string;
      outcome: string;
    }) => `${it.at} ${it.actor}: ${it.action} (${it.subject}), ${it.outcome}`,
    en: (it: { at: string; actor: string; action: string; subject: string; outcome: string }) =>
      `${it.at} ${it.actor}: ${it.action} (${it.subject}), ${it.outcome}`,
  },
  'audit.fromTo': {
    'pt-BR': ({ before, after }: Change) => `de ${before} para ${after}`,
    en: ({ before, after }: Change) => `from ${before} to ${after}`,
  },
  'audit.to': {
    'pt-BR': ({ after }: { after: string }) => `agora ${after}`,
    en: ({ after }: { after: string }) => `now ${after}`,
  },
  'audit.because': {
    'pt-BR': ({ reason }: { reason: string }) => `motivo: ${reason}`,
    en: ({ reason }: { reason: string }) => `reason: ${reason}`,
  },
  'audit.cause': {
    'pt-BR': ({ correlation }: { correlation: string }) => `origem: ${correlation}`,
    en: ({ correlation }: { correlation: string }) => `cause: ${correlation}`,
  },
  'audit.outcomeApplied': { 'pt-BR': () => 'feito', en: () => 'done' },
  'audit.outcomeNotApplied': { 'pt-BR': () => 'não feito', en: () => 'not done' },
  'audit.outcomeUnknown': { 'pt-BR': () => 'sem resposta ainda', en: () => 'no answer yet' },
  'audit.outcomeSkipped': { 'pt-BR': () => 'deixado de lado', en: () => 'left aside' },
  'audit.outcomeFailed': { 'pt-BR': () => 'falhou', en: () => 'failed' },
  'audit.actorSync': { 'pt-BR': () => 'a sincronização', en: () => 'the sync' },
  'audit.actorErp': { 'pt-BR': () => 'o Bling', en: () => 'Bling' },
  'audit.actorStore': { 'pt-BR': () => 'a loja', en: () => 'the store' },
  'audit.actionStockSet': {
    'pt-BR': () => 'estoque enviado à loja',
    en: () => 'stock sent to the store',
  },
  'audit.actionProductCreate': {
    'pt-BR': () => 'produto criado na loja',
    en: () => 'product created in the store',
  },
  'audit.actionProductUpdate': {
    'pt-BR': () => 'produto alterado na loja',
    en: () => 'product changed in the store',
  },
  'audit.actionProductLink': {
    'pt-BR': () => 'produto ligado ao item da loja',
    en: () => 'product linked to the item of the store',
  },
  'audit.actionProductSkip': {
    'pt-BR': () => 'produto deixado de lado',
    en: () => 'product left aside',
  },
  'audit.actionOrderCreate': {
    'pt-BR': () => 'pedido criado no Bling',
    en: () => 'order created in Bling',
  },
  'audit.actionOrderSkip': {
    'pt-BR': () => 'pedido não importado',
    en: () => 'order not imported',
  },
  'audit.actionOrderStatusToErp': {
    'pt-BR': () => 'situação do pedido levada ao Bling',
    en: () => 'status of the order taken to Bling',
  },
  'audit.actionOrderStatusToStore': {
    'pt-BR': () => 'situação do pedido levada à loja',
    en: () => 'status of the order taken to the store',
  },
  'audit.actionShipmentToStore': {
    'pt-BR': () => 'rastreio do pedido levado à loja',
    en: () => 'tracking of the order taken to the store',
  },
  'audit.actionOrderDeletedInErp': {
    'pt-BR': () => 'pedido apagado no Bling',
    en: () => 'order deleted in Bling',
  },
  'audit.actionStockConfirm': {
    'pt-BR': () => 'estoque da loja conferido, já estava certo',
    en: () => 'stock of the store checked, it was right already',
  },
  'audit.actionAccountConnect': {
    'pt-BR': () => 'conta do Bling conectada',
    en: () => 'Bling account connected',
  },
  'audit.actionAccountReconnect': {
    'pt-BR': () => 'conta do Bling conectada de novo',
    en: () => 'Bling account connected again',
  },
  'audit.actionStoreReconnect': {
    'pt-BR': () => 'loja conectada de novo',
    en: () => 'store connected again',
  },
  'audit.actionDatabaseRestore': {
    'pt-BR': () => 'banco de dados restaurado de uma cópia',
    en: () => 'database restored from a backup',
  },
  'audit.actionDatabaseBackup': {
    'pt-BR': () => 'cópia de segurança feita',
    en: () => 'backup made',
  },
  'audit.actionKeyRotate': { 'pt-BR': () => 'chave trocada', en: () => 'key changed' },
  'audit.actionStoreConnect': { 'pt-BR': () => 'loja conectada', en: () => 'store connected' },
  'audit.actionWebhooksMended': {
    'pt-BR': () => 'avisos da loja religados',
    en: () => 'notices of the store switched on again',
  },
  'audit.actionWorkNeedsPerson': {
    'pt-BR': () => 'parou e espera por uma pessoa',
    en: () => 'stands still and waits for a person',
  },
  'audit.actionWorkFailed': {
    'pt-BR': () => 'parou por um erro do programa',
    en: () => 'stands still by an error of the program',
  },
  'audit.actionCustomerCreate': {
    'pt-BR': () => 'cliente criado no Bling',
    en: () => 'customer created in Bling',
  },
  'audit.actionCustomerUpdate': {
    'pt-BR': () => 'cliente alterado no Bling',
    en: () => 'customer changed in Bling',
  },
  'audit.actionCustomerLink': {
    'pt-BR': () => 'cliente que já estava no Bling reconhecido',
    en: () => 'customer that was in Bling already recognised',
  },
  'audit.actionProductHide': {
    'pt-BR': () => 'variação escondida na loja',
    en: () => 'variation hidden in the store',
  },
  'audit.actionDriftCheck': {
    'pt-BR': () => 'estoque da loja comparado com o do Bling',
    en: () => 'stock of the store compared with that of Bling',
  },
  'audit.actionCatchUpComplete': {
    'pt-BR': () => 'o que faltava foi procurado e está completo',
    en: () => 'what was missed was looked for and is complete',
  },
  'audit.actionConfigImport': {
    'pt-BR': () => 'configuração importada',
    en: () => 'configuration imported',
  },
};
