/** What a text is filled with: already formatted where it is money or a date. */
export type MessageArgs = Readonly<Record<string, string | number>>;
