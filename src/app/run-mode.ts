/** What a lasting process does: everything, only take news in, or only work. */
export const RUN_MODES = ['serve', 'web', 'worker'] as const;
export type RunMode = (typeof RUN_MODES)[number];

export function isRunMode(text: string | undefined): text is RunMode {
  return RUN_MODES.some((mode) => mode === text);
}
