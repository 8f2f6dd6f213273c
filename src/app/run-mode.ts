/** What a lasting process does: everything, only take news in, or only work. */
export type RunMode = 'serve' | 'web' | 'worker';
