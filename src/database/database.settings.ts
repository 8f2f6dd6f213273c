import { z } from 'zod';

import type { SettingsTable } from '../kernel/setting.ts';

export const databaseSettings = {
  url: {
    env: 'DATABASE_URL',
    schema: z.string().regex(/^(file:.+|(postgres|postgresql|mysql|mariadb):\/\/.+)$/),
    expects: {
      'pt-BR': 'file:CAMINHO, postgres://... ou mysql://...',
      en: 'file:PATH, postgres://... or mysql://...',
    },
    default: 'file:./data/totoro.db',
    doc: {
      'pt-BR': 'Onde ficam os dados: um arquivo SQLite, um PostgreSQL, ou um MySQL/MariaDB.',
      en: 'Where the data lies: a SQLite file, a PostgreSQL, or a MySQL/MariaDB.',
    },
  },
} as const satisfies SettingsTable;
