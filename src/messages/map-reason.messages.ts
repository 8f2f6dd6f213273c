type Nothing = Record<never, never>;
type Named = { readonly word: string; readonly name: string };
type Several = { readonly word: string; readonly names: string };

const POSTED = {
  stock: { 'pt-BR': 'o estoque', en: 'stock' },
  receivables: { 'pt-BR': 'as contas a receber', en: 'receivables' },
} as const;
type Posted = keyof typeof POSTED;

/** Why `totoro map` proposes what it does, or nothing. */
export const mapReasonMessages = {
  'map.kept': {
    'pt-BR': ({ word, name }: Named) => `"${word}" já está em "${name}".`,
    en: ({ word, name }: Named) => `"${word}" is at "${name}" already.`,
  },
  'map.targetGone': {
    'pt-BR': ({ word, target }: { word: string; target: string }) =>
      `"${word}" aponta para ${target}, que não existe mais no outro lado. Escolha de novo.`,
    en: ({ word, target }: { word: string; target: string }) =>
      `"${word}" points to ${target}, which the other side has no more. Choose anew.`,
  },
  'map.statusMeansSame': {
    'pt-BR': ({ word, name }: Named) => `"${name}" quer dizer o mesmo que "${word}".`,
    en: ({ word, name }: Named) => `"${name}" means the same as "${word}".`,
  },
  'map.statusSeveral': {
    'pt-BR': ({ word, names }: Several) => `Mais de uma situação serve para "${word}": ${names}.`,
    en: ({ word, names }: Several) => `Several statuses fit "${word}": ${names}.`,
  },
  'map.statusNone': {
    'pt-BR': ({ word }: { word: string }) => `Nenhuma situação corresponde a "${word}".`,
    en: ({ word }: { word: string }) => `No status fits "${word}".`,
  },
  'map.paymentOfType': {
    'pt-BR': ({ word, name }: Named) =>
      `"${name}" é a forma do mesmo tipo que "${word}" (a única, ou a padrão).`,
    en: ({ word, name }: Named) =>
      `"${name}" is the method of the type of "${word}" (the only one, or the default).`,
  },
  'map.paymentSeveral': {
    'pt-BR': ({ word, names }: Several) =>
      `Mais de uma forma de pagamento serve para "${word}": ${names}.`,
    en: ({ word, names }: Several) => `Several payment methods fit "${word}": ${names}.`,
  },
  'map.paymentNone': {
    'pt-BR': ({ word }: { word: string }) =>
      `Nenhuma forma de pagamento ativa do Bling é do tipo de "${word}", ou o nome não diz o tipo.`,
    en: ({ word }: { word: string }) =>
      `No active payment method of Bling is of the type of "${word}", or its name tells no type.`,
  },
  'map.paymentGoes': {
    'pt-BR': ({ name, destination }: { name: string; destination: Destination }) =>
      `"${name}" ${DESTINATIONS[destination]['pt-BR']}.`,
    en: ({ name, destination }: { name: string; destination: Destination }) =>
      `"${name}" ${DESTINATIONS[destination].en}.`,
  },
  'map.carrierAlias': {
    'pt-BR': ({ word, name }: Named) => `"${name}" é o apelido de um serviço de "${word}".`,
    en: ({ word, name }: Named) => `"${name}" is the alias of a service for "${word}".`,
  },
  'map.carrierSeveral': {
    'pt-BR': ({ word, names }: Several) =>
      `Mais de um serviço de entrega serve para "${word}": ${names}.`,
    en: ({ word, names }: Several) => `Several carrier services fit "${word}": ${names}.`,
  },
  'map.carrierNone': {
    'pt-BR': ({ word }: { word: string }) =>
      `Nenhum serviço de entrega do Bling se chama "${word}". Sem ele não há etiqueta.`,
    en: ({ word }: { word: string }) =>
      `No carrier service of Bling is called "${word}". Without it there is no label.`,
  },
  'map.noCarriers': {
    'pt-BR': ({ word }: { word: string }) =>
      `O Bling não tem serviço de entrega ativo para "${word}". Cadastre a logística no Bling se quer etiquetas.`,
    en: ({ word }: { word: string }) =>
      `Bling has no active carrier service for "${word}". Set logistics up in Bling if you want labels.`,
  },
  'map.channelKept': {
    'pt-BR': ({ name }: { name: string; type: string }) => `Os pedidos entram no canal "${name}".`,
    en: ({ name }: { name: string; type: string }) => `Orders go into the channel "${name}".`,
  },
  'map.channelFeedsItself': {
    'pt-BR': ({ name, type }: { name: string; type: string }) =>
      `O canal "${name}" é de uma integração do próprio Bling (${type}): desligue-a, ou os pedidos entram duas vezes.`,
    en: ({ name, type }: { name: string; type: string }) =>
      `The channel "${name}" is of an integration of Bling itself (${type}): switch it off, or orders come in twice.`,
  },
  'map.channelGone': {
    'pt-BR': ({ channel }: { channel: string }) =>
      `O canal ${channel} não existe mais ou está inativo no Bling.`,
    en: ({ channel }: { channel: string }) =>
      `The channel ${channel} is gone or inactive in Bling.`,
  },
  'map.warehouseOne': {
    'pt-BR': ({ names }: { names: string }) => `Há um depósito só: ${names}.`,
    en: ({ names }: { names: string }) => `There is one warehouse: ${names}.`,
  },
  'map.warehousesAll': {
    'pt-BR': ({ names }: { names: string }) =>
      `O saldo de todos os depósitos é vendido (${names}). Confirme, ou escolha quais.`,
    en: ({ names }: { names: string }) =>
      `The balance of all warehouses is sold (${names}). Confirm it, or choose some.`,
  },
  'map.noLedger': {
    'pt-BR': (_: Nothing) => 'O Bling não tem conta contábil (portador) para onde baixar.',
    en: (_: Nothing) => 'Bling has no ledger account to settle into.',
  },
  'map.ledgerOne': {
    'pt-BR': ({ name }: { name: string }) =>
      `As baixas iriam para "${name}", a única conta. Confirme: sem isso nada é baixado.`,
    en: ({ name }: { name: string }) =>
      `Settlements would go into "${name}", the only account. Confirm it: nothing is settled before.`,
  },
  'map.ledgerSeveral': {
    'pt-BR': (_: Nothing) =>
      'Há mais de uma conta contábil. Escolha para onde vão as baixas; sem isso nada é baixado.',
    en: (_: Nothing) =>
      'There are several ledger accounts. Choose where settlements go; nothing is settled before.',
  },
  'map.natureKept': {
    'pt-BR': ({ names }: { names: string }) => `As notas saem com a natureza padrão: ${names}.`,
    en: ({ names }: { names: string }) => `Notes have the default nature of operation: ${names}.`,
  },
  'map.natureNone': {
    'pt-BR': (_: Nothing) =>
      'O Bling não tem natureza de operação padrão para vendas. Defina-a com o contador antes de emitir notas.',
    en: (_: Nothing) =>
      'Bling has no default nature of operation for sales. Set it with the accountant before any invoice.',
  },
  'map.postsByStatus': {
    'pt-BR': ({ word, names }: { word: Posted; names: string }) =>
      `Pelas transições, o Bling lança ${POSTED[word]['pt-BR']} ao entrar em: ${names}. Confirme; dois donos lançariam duas vezes.`,
    en: ({ word, names }: { word: Posted; names: string }) =>
      `By its transitions Bling posts ${POSTED[word].en} on entry into: ${names}. Confirm it; two owners would post twice.`,
  },
  'map.nobodyPosts': {
    'pt-BR': ({ word }: { word: Posted }) =>
      `Nenhuma transição do Bling lança ${POSTED[word]['pt-BR']}. Escolha quem lança: sync, invoice (a nota) ou nobody.`,
    en: ({ word }: { word: Posted }) =>
      `No transition of Bling posts ${POSTED[word].en}. Choose who does: sync, invoice or nobody.`,
  },
  'map.ownerKept': {
    'pt-BR': ({ word, owner }: { word: Posted; owner: string }) =>
      `Quem lança ${POSTED[word]['pt-BR']}: ${owner}.`,
    en: ({ word, owner }: { word: Posted; owner: string }) =>
      `Who posts ${POSTED[word].en}: ${owner}.`,
  },
  'map.postsNoMore': {
    'pt-BR': ({ word }: { word: Posted }) =>
      `Nenhuma transição do Bling lança ${POSTED[word]['pt-BR']} mais, e a configuração conta com isso.`,
    en: ({ word }: { word: Posted }) =>
      `No transition of Bling posts ${POSTED[word].en} any more, and the configuration counts on it.`,
  },
};

const DESTINATIONS = {
  receivable: { 'pt-BR': 'gera conta a receber', en: 'makes a receivable' },
  financial_record: {
    'pt-BR': 'gera só um registro financeiro, sem conta a receber',
    en: 'makes a financial record alone, no receivable',
  },
  cash: {
    'pt-BR': 'vai direto para o caixa, sem conta a receber',
    en: 'goes into cash, no receivable',
  },
  unknown: { 'pt-BR': 'não diz para onde vai', en: 'does not say where it goes' },
} as const;
type Destination = keyof typeof DESTINATIONS;
