export const databaseMessages = {
  'database.urlUnknown': {
    'pt-BR': ({ scheme }: { scheme: string }) =>
      `DATABASE_URL começa com "${scheme}:", que não conhecemos. Use file:./data/totoro.db, postgres://... ou mysql://... .`,
    en: ({ scheme }: { scheme: string }) =>
      `DATABASE_URL begins with "${scheme}:", which we do not know. Use file:./data/totoro.db, postgres://... or mysql://... .`,
  },
  'database.unreachable': {
    'pt-BR': ({ place, detail }: { place: string; detail: string }) =>
      `O banco de dados em ${place} não abriu: ${detail}. Confira DATABASE_URL e se o servidor está ligado.`,
    en: ({ place, detail }: { place: string; detail: string }) =>
      `The database at ${place} did not open: ${detail}. Check DATABASE_URL and that the server is running.`,
  },
  'database.full': {
    'pt-BR': () =>
      'O disco está cheio, e o banco de dados não pode crescer. O que já foi gravado está salvo; libere espaço, e tudo continua sozinho.',
    en: () =>
      'The disk is full, and the database cannot grow. What was written is safe; free some room, and everything goes on by itself.',
  },
  'database.tooNew': {
    'pt-BR': ({ migration }: { migration: string }) =>
      `O banco de dados já foi atualizado por uma versão mais nova do TotoroACDC (${migration}). Atualize o programa, ou restaure o backup feito antes da atualização.`,
    en: ({ migration }: { migration: string }) =>
      `The database was already changed by a newer version of TotoroACDC (${migration}). Update the program, or restore the backup made before that update.`,
  },
  'database.beingMigrated': {
    'pt-BR': () =>
      'Outro processo do TotoroACDC está atualizando o banco de dados. Espere ele terminar e tente de novo.',
    en: () =>
      'Another process of TotoroACDC is updating the database. Wait for it to finish and try again.',
  },
  'database.backupNotOurs': {
    'pt-BR': ({ engine }: { engine: string }) =>
      `O backup de um banco ${engine} é feito com as ferramentas dele (pg_dump ou mariadb-dump).`,
    en: ({ engine }: { engine: string }) =>
      `A ${engine} database is backed up with its own tools (pg_dump or mariadb-dump).`,
  },
};
