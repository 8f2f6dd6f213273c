type Nothing = Record<never, never>;

export const appMessages = {
  'app.blingAppMissing': {
    'pt-BR': (_: Nothing) =>
      'Faltam BLING_CLIENT_ID e BLING_CLIENT_SECRET: copie-os do cadastro do seu aplicativo no Bling para o ambiente ou para o arquivo .env.',
    en: (_: Nothing) =>
      "BLING_CLIENT_ID and BLING_CLIENT_SECRET are missing: copy them from your app's page in Bling into the environment or into the .env file.",
  },
  'app.noAccount': {
    'pt-BR': (_: Nothing) =>
      'Nenhuma conta do Bling está conectada. Conecte uma: `totoro connect bling`.',
    en: (_: Nothing) => 'No Bling account is connected. Connect one: `totoro connect bling`.',
  },
  'app.oneWorkerOnSqlite': {
    'pt-BR': ({ host, pid }: { host: string; pid: string }) =>
      `Com os dados em um arquivo SQLite, só um processo trabalha de cada vez, e já há um (máquina ${host}, processo ${pid}). Pare aquele antes de começar este; para trabalhar com vários, use um PostgreSQL em DATABASE_URL.`,
    en: ({ host, pid }: { host: string; pid: string }) =>
      `With the data in a SQLite file, one process works at a time, and there is one already (machine ${host}, process ${pid}). Stop that one before you start this one; to work with several, use a PostgreSQL in DATABASE_URL.`,
  },
  'app.oneWorkerOnMysql': {
    'pt-BR': ({ host, pid }: { host: string; pid: string }) =>
      `Com os dados em MySQL/MariaDB, só um processo trabalha de cada vez, e já há um (máquina ${host}, processo ${pid}). Pare aquele antes de começar este; para trabalhar com vários, informe em todos o mesmo PostgreSQL em ENGINE_URL.`,
    en: ({ host, pid }: { host: string; pid: string }) =>
      `With the data in MySQL/MariaDB, one process works at a time, and there is one already (machine ${host}, process ${pid}). Stop that one before you start this one; to work with several, name the same PostgreSQL in ENGINE_URL for all of them.`,
  },
  'app.processesRunning': {
    'pt-BR': ({ processes }: { processes: string }) =>
      `Ainda há processos do TotoroACDC neste banco de dados (${processes}, como máquina:processo). Pare todos e repita.`,
    en: ({ processes }: { processes: string }) =>
      `Processes of TotoroACDC still use this database (${processes}, as machine:process). Stop them all and repeat.`,
  },
  'app.engineNeedsServer': {
    'pt-BR': (_: Nothing) =>
      'ENGINE_URL serve para vários processos, e um arquivo SQLite é de um só. Retire ENGINE_URL, ou ponha os dados em PostgreSQL ou MySQL (DATABASE_URL).',
    en: (_: Nothing) =>
      'ENGINE_URL is for several processes, and a SQLite file belongs to one. Take ENGINE_URL away, or put the data into PostgreSQL or MySQL (DATABASE_URL).',
  },
  'app.engineUnreachable': {
    'pt-BR': ({ detail }: { detail: string }) =>
      `O PostgreSQL que reparte o trabalho não pôde ser usado (${detail}). Confira ENGINE_URL ou DATABASE_URL e tente de novo.`,
    en: ({ detail }: { detail: string }) =>
      `The PostgreSQL that spreads the work could not be used (${detail}). Check ENGINE_URL or DATABASE_URL and try again.`,
  },
  'app.whichAccount': {
    'pt-BR': ({ accounts }: { accounts: string }) =>
      `Há mais de uma conta ou essa não existe. Diga qual com --account: ${accounts}.`,
    en: ({ accounts }: { accounts: string }) =>
      `There is more than one account, or not this one. Say which with --account: ${accounts}.`,
  },
  'doctor.keyOk': {
    'pt-BR': (_: Nothing) => 'A chave vem de TOTORO_KEY.',
    en: (_: Nothing) => 'The key comes from TOTORO_KEY.',
  },
  'doctor.keyFileOk': {
    'pt-BR': ({ file }: { file: string }) =>
      `A chave está em ${file}, legível só para o dono. Guarde uma cópia em outro lugar.`,
    en: ({ file }: { file: string }) =>
      `The key is in ${file}, readable by its owner only. Keep a copy elsewhere.`,
  },
  'doctor.keyOpen': {
    'pt-BR': ({ file }: { file: string }) =>
      `Outros usuários desta máquina podem ler a chave em ${file}. Corrija com: chmod 600 ${file}`,
    en: ({ file }: { file: string }) =>
      `Other users of this machine can read the key in ${file}. Mend it with: chmod 600 ${file}`,
  },
  'doctor.accountOk': {
    'pt-BR': (_: Nothing) => 'Há uma conta do Bling conectada.',
    en: (_: Nothing) => 'A Bling account is connected.',
  },
  'doctor.storeOk': {
    'pt-BR': (_: Nothing) => 'Há uma loja conectada e ativa.',
    en: (_: Nothing) => 'A store is connected and live.',
  },
  'doctor.noStore': {
    'pt-BR': (_: Nothing) => 'Nenhuma loja está conectada. Conecte uma: `totoro connect store`.',
    en: (_: Nothing) => 'No store is connected. Connect one: `totoro connect store`.',
  },
  'doctor.webhooksOk': {
    'pt-BR': (_: Nothing) => 'Há um endereço público para os avisos (webhooks).',
    en: (_: Nothing) => 'There is a public address for webhooks.',
  },
  'doctor.noPublicUrl': {
    'pt-BR': (_: Nothing) =>
      'Sem PUBLIC_URL nenhum aviso chega: tudo funciona por consulta, com o atraso dela. Informe um endereço HTTPS público.',
    en: (_: Nothing) =>
      'Without PUBLIC_URL no webhook arrives: everything works by polling, as late as that is. Give a public HTTPS address.',
  },
  'doctor.pending': {
    'pt-BR': ({ count }: { count: number }) =>
      count === 0
        ? 'Nada espera por uma pessoa.'
        : `${count} itens esperam por uma pessoa: \`totoro pending\`.`,
    en: ({ count }: { count: number }) =>
      count === 0
        ? 'Nothing waits for a person.'
        : `${count} items wait for a person: \`totoro pending\`.`,
  },
  'doctor.chainOk': {
    'pt-BR': ({ chain, lines }: { chain: string; lines: number }) =>
      `A trilha de auditoria ${chain} está íntegra (${lines} linhas).`,
    en: ({ chain, lines }: { chain: string; lines: number }) =>
      `The audit trail ${chain} is whole (${lines} lines).`,
  },
  'app.nobodyWorks': {
    'pt-BR': ({ account }: { account: string }) =>
      `O processo que cuidava da conta ${account} parou, e nenhum outro assumiu. O que falta fica guardado: inicie totoro serve, ou repita o comando.`,
    en: ({ account }: { account: string }) =>
      `The process that worked for account ${account} has stopped, and no other took over. What is left is kept: start totoro serve, or repeat the command.`,
  },
  'app.accessRefused': {
    'pt-BR': ({ name }: { name: string }) =>
      `${name} não aceita mais o nosso acesso. O que falta fica guardado e continua quando você conectar de novo.`,
    en: ({ name }: { name: string }) =>
      `${name} no longer accepts our access. What is left is kept, and goes on once you connect again.`,
  },
  'app.channelTaken': {
    'pt-BR': ({ channel, kind }: { channel: string; kind: string }) =>
      `O canal ${channel} já tem uma loja de outro tipo (${kind}). Use outro canal de venda.`,
    en: ({ channel, kind }: { channel: string; kind: string }) =>
      `Channel ${channel} already has a store of another kind (${kind}). Use another sales channel.`,
  },
  'app.portTaken': {
    'pt-BR': ({ place, detail }: { place: string; detail: string }) =>
      `Não foi possível escutar em ${place} (${detail}). Feche o programa que usa essa porta, ou mude PORT e HOST.`,
    en: ({ place, detail }: { place: string; detail: string }) =>
      `Cannot listen at ${place} (${detail}). Close the program that uses this port, or change PORT and HOST.`,
  },
  'app.backupMissing': {
    'pt-BR': ({ file }: { file: string }) =>
      `Não há cópia de segurança em ${file}. Confira o caminho.`,
    en: ({ file }: { file: string }) => `There is no backup at ${file}. Check the path.`,
  },
};
