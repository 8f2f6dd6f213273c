/** What the commands say. */
export const commandMessages = {
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
  'cli.keyCreated': {
    'pt-BR': ({ file }: { file: string }) =>
      `Criamos a chave em ${file}. Guarde uma cópia em lugar seguro: sem ela, tokens e dados pessoais não abrem mais.`,
    en: ({ file }: { file: string }) =>
      `We made the key in ${file}. Keep a copy in a safe place: without it tokens and personal data do not open again.`,
  },
  'cli.openThisAddress': {
    'pt-BR': ({ url }: { url: string }) => `Abra este endereço no navegador e autorize: ${url}`,
    en: ({ url }: { url: string }) => `Open this address in the browser and authorize: ${url}`,
  },
  'cli.blingConnected': {
    'pt-BR': ({ name, account }: { name: string; account: string }) =>
      `Conectado ao Bling: ${name} (${account}).`,
    en: ({ name, account }: { name: string; account: string }) =>
      `Connected to Bling: ${name} (${account}).`,
  },
  'cli.storeConnected': {
    'pt-BR': ({ name, store, version }: { name: string; store: string; version: string }) =>
      `Loja conectada: ${name} (${store}), versão ${version}. Falta mapear situações e pagamentos: \`totoro config export\`.`,
    en: ({ name, store, version }: { name: string; store: string; version: string }) =>
      `Store connected: ${name} (${store}), version ${version}. Map statuses and payments next: \`totoro config export\`.`,
  },
  'cli.planCost': {
    'pt-BR': ({
      bling,
      store,
      sharePercent,
      seconds,
    }: {
      bling: number;
      store: number;
      sharePercent: number;
      seconds: number;
    }) =>
      `Chamadas: Bling ${bling} (até ${sharePercent}% do dia, cerca de ${seconds} s), loja ${store}. Nada foi escrito.`,
    en: ({
      bling,
      store,
      sharePercent,
      seconds,
    }: {
      bling: number;
      store: number;
      sharePercent: number;
      seconds: number;
    }) =>
      `Calls: Bling ${bling} (up to ${sharePercent}% of the day, about ${seconds} s), store ${store}. Nothing was written.`,
  },
  'cli.statusPolling': {
    'pt-BR': ({ bling, store }: { bling: number; store: number }) =>
      `Sem endereço público: o Bling é consultado a cada ${bling} s e as lojas a cada ${store} s; as novidades chegam com esse atraso.`,
    en: ({ bling, store }: { bling: number; store: number }) =>
      `Without a public address Bling is asked every ${bling} s and the stores every ${store} s; news is that late.`,
  },
  'cli.statusAccount': {
    'pt-BR': ({ name, state, owner }: { name: string; state: string; owner: string }) =>
      `Conta ${name}: ${state}; em uso por ${owner}.`,
    en: ({ name, state, owner }: { name: string; state: string; owner: string }) =>
      `Account ${name}: ${state}; owned by ${owner}.`,
  },
  'cli.statusWork': {
    'pt-BR': ({ ready, waiting, pending }: { ready: number; waiting: number; pending: number }) =>
      `  Fila: ${ready} a fazer, ${waiting} esperando, ${pending} precisam de uma pessoa.`,
    en: ({ ready, waiting, pending }: { ready: number; waiting: number; pending: number }) =>
      `  Work: ${ready} to do, ${waiting} waiting, ${pending} need a person.`,
  },
  'cli.statusCalls': {
    'pt-BR': ({ spent, limit }: { spent: number; limit: number }) =>
      `  Chamadas ao Bling hoje: ${spent} de ${limit}.`,
    en: ({ spent, limit }: { spent: number; limit: number }) =>
      `  Calls to Bling today: ${spent} of ${limit}.`,
  },
  'cli.statusStore': {
    'pt-BR': ({
      name,
      state,
      links,
      orders,
      last,
    }: {
      name: string;
      state: string;
      links: number;
      orders: string;
      last: string;
    }) =>
      `  Loja ${name}: ${state}, ${links} produtos ligados, pedidos: ${orders}; último aviso: ${last}.`,
    en: ({
      name,
      state,
      links,
      orders,
      last,
    }: {
      name: string;
      state: string;
      links: number;
      orders: string;
      last: string;
    }) =>
      `  Store ${name}: ${state}, ${links} linked products, orders: ${orders}; last event: ${last}.`,
  },
  'cli.retried': {
    'pt-BR': ({ count }: { count: number }) => `${count} itens serão tentados de novo.`,
    en: ({ count }: { count: number }) => `${count} items are tried again.`,
  },
  'cli.serving': {
    'pt-BR': ({ url }: { url: string }) => `TotoroACDC em ${url}. Ctrl-C para parar.`,
    en: ({ url }: { url: string }) => `TotoroACDC at ${url}. Ctrl-C to stop.`,
  },
  'cli.configImported': {
    'pt-BR': ({ file }: { file: string }) => `Configuração importada de ${file}.`,
    en: ({ file }: { file: string }) => `Configuration imported from ${file}.`,
  },
  'cli.keyRotated': {
    'pt-BR': ({ sealed }: { sealed: number }) =>
      `Chave trocada; ${sealed} textos protegidos de novo.`,
    en: ({ sealed }: { sealed: number }) => `Key changed; ${sealed} texts sealed again.`,
  },
  'cli.keyInFile': {
    'pt-BR': ({ file }: { file: string }) =>
      `A chave nova está em ${file}. Guarde uma cópia em lugar seguro.`,
    en: ({ file }: { file: string }) => `The new key is in ${file}. Keep a copy in a safe place.`,
  },
  'cli.keyForEnvironment': {
    'pt-BR': ({ key }: { key: string }) =>
      `Ponha a chave nova em TOTORO_KEY antes de iniciar: ${key}`,
    en: ({ key }: { key: string }) => `Put the new key into TOTORO_KEY before you start: ${key}`,
  },
  'cli.backedUp': {
    'pt-BR': ({ file }: { file: string }) =>
      `Cópia feita em ${file}. A chave não vai junto: guarde as duas em lugares diferentes.`,
    en: ({ file }: { file: string }) =>
      `Copied to ${file}. The key is not in it: keep both in different places.`,
  },
  'cli.restored': {
    'pt-BR': ({ file, kept }: { file: string; kept: string }) =>
      `Restaurado de ${file}. O banco anterior ficou em ${kept}.`,
    en: ({ file, kept }: { file: string; kept: string }) =>
      `Restored from ${file}. The former database is kept at ${kept}.`,
  },
  'cli.sandboxOpen': {
    'pt-BR': ({ bling, store }: { bling: string; store: string }) =>
      `Bling de ensaio em ${bling}, loja de ensaio em ${store}. Ctrl-C para fechar.`,
    en: ({ bling, store }: { bling: string; store: string }) =>
      `Rehearsal Bling at ${bling}, rehearsal store at ${store}. Ctrl-C to close.`,
  },
};
