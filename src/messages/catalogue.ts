import { generalMessages } from './general.messages.ts';

/** Every text that a merchant reads. One file an area; a key is `area.camelCase`. */
export const catalogue = { ...generalMessages };

export type Catalogue = typeof catalogue;
export type MessageKey = keyof Catalogue;
export type CatalogueArgs<Key extends MessageKey> = Parameters<Catalogue[Key]['en']>[0];
