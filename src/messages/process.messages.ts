type Nothing = Record<never, never>;

/** What `doctor` says about the processes and what spreads the accounts over them. */
export const processMessages = {
  'doctor.oneProcess': {
    'pt-BR': ({ database }: { database: string }) =>
      `Motor local: um processo trabalha, os dados em ${database}.`,
    en: ({ database }: { database: string }) =>
      `Local engine: one process works, the data in ${database}.`,
  },
  'doctor.manyProcesses': {
    'pt-BR': ({ place }: { place: string }) =>
      `Motor pg-boss: as contas se repartem entre os processos pelo PostgreSQL ${place}.`,
    en: ({ place }: { place: string }) =>
      `Engine pg-boss: the accounts are spread over the processes by the PostgreSQL ${place}.`,
  },
  'doctor.engineDeaf': {
    'pt-BR': ({ place }: { place: string }) =>
      `O PostgreSQL ${place} não entrega avisos (LISTEN), como atrás de um PgBouncer em modo transação: o trabalho começa com atraso de até 5 s. Informe em ENGINE_URL o endereço direto.`,
    en: ({ place }: { place: string }) =>
      `The PostgreSQL ${place} does not deliver notifications (LISTEN), as behind a PgBouncer in transaction mode: work begins up to 5 s late. Name the direct address in ENGINE_URL.`,
  },
  'doctor.processes': {
    'pt-BR': ({ serve, web, worker }: { serve: number; web: number; worker: number }) =>
      `Processos agora: ${serve} serve, ${web} web, ${worker} worker.`,
    en: ({ serve, web, worker }: { serve: number; web: number; worker: number }) =>
      `Processes now: ${serve} serve, ${web} web, ${worker} worker.`,
  },
  'app.clockWrong': {
    'pt-BR': ({ seconds }: { seconds: number }) =>
      `O relógio desta máquina difere do relógio do banco de dados em ${seconds} s. Acerte os dois (NTP): com vários processos, quem atende cada conta se decide por data.`,
    en: ({ seconds }: { seconds: number }) =>
      `The clock of this machine differs from the database server's by ${seconds} s. Set both right (NTP): with several processes, who works for an account is decided by date.`,
  },
  'doctor.clockOk': {
    'pt-BR': (_: Nothing) => 'O relógio desta máquina e o do banco de dados são iguais.',
    en: (_: Nothing) => "The clock of this machine and the database server's are alike.",
  },
  'doctor.noWorker': {
    'pt-BR': (_: Nothing) =>
      'Há processo web, mas nenhum que trabalhe: os avisos são guardados e esperam. Comece um `totoro worker`.',
    en: (_: Nothing) =>
      'There is a web process and none that works: webhooks are kept, and wait. Start a `totoro worker`.',
  },
};
