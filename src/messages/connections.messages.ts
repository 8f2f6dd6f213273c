type StockMasters = { company: string; present: string; wanted: string };

export const connectionsMessages = {
  'connections.configWrong': {
    'pt-BR': ({ count }: { count: number }) =>
      `A configuração tem ${count} ${count === 1 ? 'erro' : 'erros'}. Nada foi alterado.`,
    en: ({ count }: { count: number }) =>
      `The configuration has ${count} ${count === 1 ? 'mistake' : 'mistakes'}. Nothing was changed.`,
  },
  'connections.configUnreadable': {
    'pt-BR': ({ line, detail }: { line: number; detail: string }) =>
      `Linha ${line}: não é YAML válido (${detail}).`,
    en: ({ line, detail }: { line: number; detail: string }) =>
      `Line ${line}: not valid YAML (${detail}).`,
  },
  'connections.configUnknownKey': {
    'pt-BR': ({ where, keys }: { where: string; keys: string }) =>
      `${where}: não conhecemos ${keys}. Apague, ou corrija o nome.`,
    en: ({ where, keys }: { where: string; keys: string }) =>
      `${where}: we do not know ${keys}. Delete it, or mend the name.`,
  },
  'connections.configOneOf': {
    'pt-BR': ({ where, values }: { where: string; values: string }) =>
      `${where}: use um destes valores: ${values}.`,
    en: ({ where, values }: { where: string; values: string }) =>
      `${where}: use one of these values: ${values}.`,
  },
  'connections.configType': {
    'pt-BR': ({ where, expected }: { where: string; expected: string }) =>
      `${where}: falta, ou não é do tipo ${expected}. Números de identificação ficam entre aspas.`,
    en: ({ where, expected }: { where: string; expected: string }) =>
      `${where}: is missing, or not of the type ${expected}. Ids stand in quotes.`,
  },
  'connections.configInvalid': {
    'pt-BR': ({ where, detail }: { where: string; detail: string }) =>
      `${where}: valor inválido (${detail}).`,
    en: ({ where, detail }: { where: string; detail: string }) =>
      `${where}: invalid value (${detail}).`,
  },
  'connections.configUnknownAccount': {
    'pt-BR': ({ company }: { company: string }) =>
      `A empresa ${company} do Bling não está conectada aqui. Conecte com "totoro connect bling" e importe de novo.`,
    en: ({ company }: { company: string }) =>
      `The Bling company ${company} is not connected here. Connect it with "totoro connect bling" and import again.`,
  },
  'connections.configUnknownStore': {
    'pt-BR': ({ store, company }: { store: string; company: string }) =>
      `A loja ${store} da empresa ${company} não está conectada aqui. Conecte com "totoro connect store" e importe de novo.`,
    en: ({ store, company }: { store: string; company: string }) =>
      `The store ${store} of the company ${company} is not connected here. Connect it with "totoro connect store" and import again.`,
  },
  'connections.configOneStockMaster': {
    'pt-BR': ({ where }: { where: string }) =>
      `${where}: há um só dono do estoque. Use erp (o Bling), ou o id de uma loja (sto_...).`,
    en: ({ where }: { where: string }) =>
      `${where}: there is exactly one stock master. Use erp (Bling), or the id of one store (sto_...).`,
  },
  'connections.configSecondStockMaster': {
    'pt-BR': ({ company, present, wanted }: StockMasters) =>
      `A empresa ${company} já tem a loja ${present} como dona do estoque (stockMaster); duas não pode, e ${wanted} seria a segunda. Volte antes para erp, importe, e só então escolha a outra.`,
    en: ({ company, present, wanted }: StockMasters) =>
      `The company ${company} already has the store ${present} as its stock master (stockMaster); there are never two, and ${wanted} would be the second. Go back to erp first, import, and only then choose the other.`,
  },
  'connections.configImported': {
    'pt-BR': () => 'Configuração importada de um arquivo.',
    en: () => 'Configuration imported from a file.',
  },
};
