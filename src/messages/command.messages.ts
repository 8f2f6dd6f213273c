/** What the commands say. */
export const commandMessages = {
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
  'cli.working': {
    'pt-BR': () => 'TotoroACDC trabalhando. Ctrl-C para parar.',
    en: () => 'TotoroACDC works. Ctrl-C to stop.',
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
  'cli.settled': {
    'pt-BR': ({ count }: { count: number }) => `${count} itens marcados como resolvidos.`,
    en: ({ count }: { count: number }) => `${count} items marked as done.`,
  },
};
