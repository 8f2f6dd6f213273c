import { z } from 'zod';

import { wholeNumber } from '../kernel/setting.ts';
import type { SettingsTable } from '../kernel/setting.ts';

export const engineSettings = {
  url: {
    env: 'ENGINE_URL',
    schema: z.string().regex(/^(postgres|postgresql):\/\/.+$/),
    expects: { 'pt-BR': 'postgres://...', en: 'postgres://...' },
    doc: {
      'pt-BR':
        'PostgreSQL que reparte as contas entre vários processos. Com os dados em PostgreSQL é esse mesmo, e só se informa para passar por fora de um PgBouncer; com os dados em MySQL é o que permite mais de um processo.',
      en: 'PostgreSQL that spreads the accounts over several processes. With the data in PostgreSQL it is that one, and named only to go past a PgBouncer; with the data in MySQL it is what allows more than one process.',
    },
  },
  slots: {
    env: 'WORKER_SLOTS',
    ...wholeNumber(1, 1_000),
    default: '50',
    doc: {
      'pt-BR':
        'Quantas contas um processo atende ao mesmo tempo, quando há vários processos. Bom valor: contas / processos x 1,3.',
      en: 'How many accounts a process works on at the same time where there are several processes. A good value: accounts / processes x 1.3.',
    },
  },
} as const satisfies SettingsTable;
