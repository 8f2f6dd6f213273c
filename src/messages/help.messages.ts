/** What `--help` says of each command and option. */
export const helpMessages = {
  'cli.aboutConnect': {
    'pt-BR': () => 'Conecta uma conta do Bling ou uma loja.',
    en: () => 'Connects a Bling account or a store.',
  },
  'cli.aboutConnectBling': {
    'pt-BR': () => 'Conecta uma conta do Bling pelo navegador.',
    en: () => 'Connects a Bling account through the browser.',
  },
  'cli.aboutBrowser': {
    'pt-BR': () => 'Abre o navegador (use --no-browser para só mostrar o endereço).',
    en: () => 'Opens the browser (--no-browser only shows the address).',
  },
  'cli.aboutCallbackPort': {
    'pt-BR': () => 'Porta local para a qual o aplicativo do Bling redireciona.',
    en: () => 'Local port to which the app in Bling redirects.',
  },
  'cli.aboutPaste': {
    'pt-BR': () => 'Colar o endereço final em vez de esperar o navegador.',
    en: () => 'Paste the final address instead of waiting for the browser.',
  },
  'cli.callbackSeen': {
    'pt-BR': () => 'Pronto. Pode fechar esta página e voltar ao terminal.',
    en: () => 'Done. You can close this page and go back to the terminal.',
  },
  'cli.pasteAddress': {
    'pt-BR': () => 'Cole aqui o endereço em que o navegador terminou:',
    en: () => 'Paste the address on which the browser ended:',
  },
  'cli.aboutConnectStore': {
    'pt-BR': () => 'Conecta uma loja a um canal de venda do Bling.',
    en: () => 'Connects a store to a sales channel of Bling.',
  },
  'cli.aboutStoreKind': {
    'pt-BR': () => 'Tipo da loja: woocommerce.',
    en: () => 'Kind of the store: woocommerce.',
  },
  'cli.aboutStoreUrl': {
    'pt-BR': () => 'Endereço da loja.',
    en: () => 'Address of the store.',
  },
  'cli.aboutStoreKey': {
    'pt-BR': () => 'Chave de API da loja.',
    en: () => 'API key of the store.',
  },
  'cli.aboutStoreSecret': {
    'pt-BR': () => 'Segredo de API da loja.',
    en: () => 'API secret of the store.',
  },
  'cli.aboutChannel': {
    'pt-BR': () => 'Id do canal de venda (loja) no Bling.',
    en: () => 'Id of the sales channel in Bling.',
  },
  'cli.aboutStoreName': {
    'pt-BR': () => 'Nome da loja nas listas.',
    en: () => 'Name of the store in lists.',
  },
  'cli.aboutStorePace': {
    'pt-BR': () => 'Quantas chamadas por segundo a hospedagem da loja aguenta; sem isto, 3.',
    en: () => 'How many calls a second the store’s host stands; 3 when left out.',
  },
  'cli.aboutAccount': {
    'pt-BR': () => 'Conta, quando há mais de uma.',
    en: () => 'Account, when there is more than one.',
  },
  'cli.aboutGoLive': {
    'pt-BR': () => 'Importar só pedidos criados a partir desta data (padrão: agora).',
    en: () => 'Import only orders created from this date on (default: now).',
  },
  'cli.aboutSync': {
    'pt-BR': () => 'Confere tudo de novo e sincroniza: produtos, estoque, pedidos.',
    en: () => 'Looks at everything afresh and syncs: products, stock, orders.',
  },
  'cli.aboutSyncPart': {
    'pt-BR': () => 'products, stock ou orders; sem nada, tudo.',
    en: () => 'products, stock or orders; without it, everything.',
  },
  'cli.syncing': {
    'pt-BR': () => 'Sincronizando',
    en: () => 'Syncing',
  },
  'cli.synced': {
    'pt-BR': () => 'Sincronizado. O que foi feito:',
    en: () => 'Synced. What was done:',
  },
  'cli.aboutPlan': {
    'pt-BR': () => 'Mostra o que uma sincronização faria, sem escrever nada.',
    en: () => 'Shows what a sync would do, and writes nothing.',
  },
  'cli.planning': {
    'pt-BR': () => 'Conferindo',
    en: () => 'Looking',
  },
  'cli.aboutStatus': {
    'pt-BR': () => 'Mostra como tudo está: fila, chamadas, lojas, pedidos.',
    en: () => 'Shows how everything stands: work, calls, stores, orders.',
  },
  'cli.nobody': {
    'pt-BR': () => 'ninguém',
    en: () => 'nobody',
  },
  'cli.aboutPending': {
    'pt-BR': () => 'Lista o que precisa de uma pessoa, com a causa e o remédio.',
    en: () => 'Lists what needs a person, with cause and remedy.',
  },
  'cli.aboutRetry': {
    'pt-BR': () => 'Tenta de novo (tudo, ou só o que --kind e --key dizem).',
    en: () => 'Tries again (all, or what --kind and --key say).',
  },
  'cli.aboutKind': {
    'pt-BR': () => 'Tipo do item.',
    en: () => 'Kind of the item.',
  },
  'cli.aboutKey': {
    'pt-BR': () => 'Chave do item.',
    en: () => 'Key of the item.',
  },
  'cli.aboutAudit': {
    'pt-BR': () => 'Mostra a trilha de auditoria; verify confere, export exporta.',
    en: () => 'Shows the audit trail; verify checks it, export exports it.',
  },
  'cli.aboutAuditWhat': {
    'pt-BR': () => 'verify, export, ou nada.',
    en: () => 'verify, export, or nothing.',
  },
  'cli.aboutSubject': {
    'pt-BR': () => 'Só de um assunto, como product:123 ou order:40.',
    en: () => 'Of one subject only, such as product:123 or order:40.',
  },
  'cli.aboutCorrelation': {
    'pt-BR': () => 'Só o que teve esta causa.',
    en: () => 'Only what had this cause.',
  },
  'cli.aboutLimit': {
    'pt-BR': () => 'Quantas linhas.',
    en: () => 'How many lines.',
  },
  'cli.aboutServe': {
    'pt-BR': () => 'Mantém tudo igual o tempo todo: avisos, consultas e fila.',
    en: () => 'Keeps everything alike all the time: webhooks, polls, work.',
  },
  'cli.aboutWeb': {
    'pt-BR': () => 'Só recebe os avisos (webhooks); quem trabalha são os processos worker.',
    en: () => 'Only takes webhooks in; the worker processes do the work.',
  },
  'cli.aboutWorker': {
    'pt-BR': () => 'Só trabalha: um de vários processos sobre um PostgreSQL.',
    en: () => 'Only works: one of several processes on a PostgreSQL.',
  },
  'cli.aboutSlots': {
    'pt-BR': () => 'Quantas contas este processo atende ao mesmo tempo (padrão: WORKER_SLOTS).',
    en: () => 'How many accounts this process works on at once (default: WORKER_SLOTS).',
  },
  'cli.aboutDoctor': {
    'pt-BR': () => 'Procura o que pode dar problema e diz como corrigir.',
    en: () => 'Looks for what would hurt, and says how to mend it.',
  },
  'cli.aboutConfig': {
    'pt-BR': () => 'Exporta e importa contas, lojas e mapeamentos (sem segredos).',
    en: () => 'Exports and imports accounts, stores, mappings (no secrets).',
  },
  'cli.aboutConfigExport': {
    'pt-BR': () => 'Exporta a configuração em YAML.',
    en: () => 'Exports the configuration as YAML.',
  },
  'cli.aboutConfigImport': {
    'pt-BR': () => 'Importa a configuração de um arquivo YAML.',
    en: () => 'Imports the configuration from a YAML file.',
  },
  'cli.aboutFile': {
    'pt-BR': () => 'Arquivo.',
    en: () => 'File.',
  },
  'cli.aboutKeys': {
    'pt-BR': () => 'A chave que protege segredos e dados pessoais.',
    en: () => 'The key that protects secrets and personal data.',
  },
  'cli.aboutKeyRotate': {
    'pt-BR': () => 'Troca a chave e protege tudo de novo com a nova.',
    en: () => 'Changes the key and seals everything again.',
  },
  'cli.aboutBackup': {
    'pt-BR': () => 'Copia o banco de dados (SQLite), mesmo em uso.',
    en: () => 'Copies the database (SQLite), also while in use.',
  },
  'cli.aboutRestore': {
    'pt-BR': () => 'Põe uma cópia de segurança no lugar do banco.',
    en: () => 'Puts a backup in the place of the database.',
  },
  'cli.aboutSandbox': {
    'pt-BR': () => 'Abre um Bling e uma loja de ensaio nesta máquina.',
    en: () => 'Opens a rehearsal Bling and store on this machine.',
  },
  'cli.aboutBlingPort': {
    'pt-BR': () => 'Porta do Bling de ensaio.',
    en: () => 'Port of the rehearsal Bling.',
  },
  'cli.aboutStorePort': {
    'pt-BR': () => 'Porta da loja de ensaio.',
    en: () => 'Port of the rehearsal store.',
  },
  'cli.aboutLookup': {
    'pt-BR': () =>
      'Lista canais, depósitos, situações e formas de pagamento dos dois lados, com os ids para o mapeamento.',
    en: () =>
      'Lists channels, warehouses, statuses and payment methods of both sides, with the ids for the mapping.',
  },
  'cli.lookupChannels': {
    'pt-BR': () => 'Canais de venda do Bling (--channel):',
    en: () => 'Sales channels of Bling (--channel):',
  },
  'cli.lookupWarehouses': {
    'pt-BR': () => 'Depósitos do Bling:',
    en: () => 'Warehouses of Bling:',
  },
  'cli.lookupErpStatuses': {
    'pt-BR': () => 'Situações de venda do Bling:',
    en: () => 'Order statuses of Bling:',
  },
  'cli.lookupErpPayments': {
    'pt-BR': () => 'Formas de pagamento do Bling:',
    en: () => 'Payment methods of Bling:',
  },
  'cli.lookupStoreStatuses': {
    'pt-BR': () => 'Situações da loja:',
    en: () => 'Statuses of the store:',
  },
  'cli.lookupStorePayments': {
    'pt-BR': () => 'Formas de pagamento da loja:',
    en: () => 'Payment methods of the store:',
  },
  'cli.lookupStore': {
    'pt-BR': ({ name }: { name: string }) => `Loja ${name}`,
    en: ({ name }: { name: string }) => `Store ${name}`,
  },
  'cli.aboutChange': {
    'pt-BR': () =>
      'Mostra o que a mudança de um pedido pede no Bling, e executa com a sua aprovação.',
    en: () => "Shows what an order's change needs in Bling, and carries it out when you say so.",
  },
  'cli.aboutOrderNumber': {
    'pt-BR': () => 'Número do pedido, como a loja mostra (ou o id dele na loja).',
    en: () => "The order's number, as the store shows it (or its id there).",
  },
  'cli.aboutChangeApply': {
    'pt-BR': () => 'Aprova e executa o plano.',
    en: () => 'Approves the plan and carries it out.',
  },
  'cli.aboutChangeDrop': {
    'pt-BR': () => 'Deixa o Bling como está; só pergunta de novo se o pedido mudar outra vez.',
    en: () => 'Leaves Bling as it is; asks again only when the order changes once more.',
  },
  'cli.aboutChangeDone': {
    'pt-BR': () => 'Diz que o passo que era seu está feito.',
    en: () => 'Says that the step that was yours is done.',
  },
  'cli.aboutExplainOrder': {
    'pt-BR': () => 'Conta a história de um pedido nos dois lados, e fecha a conta do dinheiro.',
    en: () => 'Tells the history of an order on both sides, and closes its money.',
  },
  'cli.aboutExplain': {
    'pt-BR': () => 'Explica por que algo está como está, conta por conta.',
    en: () => 'Explains why something is as it is, term by term.',
  },
  'cli.aboutExplainStock': {
    'pt-BR': () => 'Explica o estoque que cada loja mostra de um produto: cada parcela da conta.',
    en: () => 'Explains the stock that each store shows of a product: each term of it.',
  },
  'cli.aboutSku': {
    'pt-BR': () => 'Código (SKU) do produto no Bling.',
    en: () => 'Code (SKU) of the product in Bling.',
  },
  'cli.aboutStoreOnly': {
    'pt-BR': () => 'Só a loja com este id.',
    en: () => 'Only the store with this id.',
  },
  'cli.aboutAt': {
    'pt-BR': () =>
      'Instante do passado: data e hora de São Paulo (2026-03-10 14:05), ou com fuso (2026-03-10T17:05:00Z).',
    en: () =>
      'An instant of the past: date and time in São Paulo (2026-03-10 14:05), or with a zone (2026-03-10T17:05:00Z).',
  },
  'cli.aboutProductId': {
    'pt-BR': () => 'Id do produto no Bling, quando vários têm o mesmo código.',
    en: () => 'Id of the product in Bling, when several have the same code.',
  },
  'cli.aboutDone': {
    'pt-BR': () => 'Resolvido à mão: tira da lista o item de --key (fica na auditoria).',
    en: () => 'Mended by hand: takes the item of --key off the list (it stays in the audit).',
  },
};
