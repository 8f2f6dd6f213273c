import { blingSettings } from '../bling/bling.settings.ts';
import { databaseSettings } from '../database/database.settings.ts';
import { engineSettings } from '../engine/engine.settings.ts';
import type { Setting, SettingsOf } from '../kernel/setting.ts';
import { syncSettings } from '../sync/sync.settings.ts';
import { vaultSettings } from '../vault/vault.settings.ts';
import { webSettings } from '../web/web.settings.ts';
import { appSettings } from './app.settings.ts';

/** Every setting of the program, by folder. Docs, `.env.example` and `totoro settings` come from it. */
export const settingsTable = {
  app: appSettings,
  database: databaseSettings,
  engine: engineSettings,
  vault: vaultSettings,
  web: webSettings,
  bling: blingSettings,
  sync: syncSettings,
};

export type Settings = {
  readonly [Folder in keyof typeof settingsTable]: SettingsOf<(typeof settingsTable)[Folder]>;
};

export const allSettings: readonly Setting[] = Object.values(settingsTable).flatMap((table) =>
  Object.values<Setting>(table),
);
