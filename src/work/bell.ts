/** Wakes one who waits. Rung before he listens, it is heard all the same. */
export function createBell() {
  let isRung = false;
  let wake = () => {};
  return {
    ring(): void {
      isRung = true;
      wake();
    },
    /** Forgets what was rung so far. */
    hush(): void {
      isRung = false;
    },
    get isRung(): boolean {
      return isRung;
    },
    async heard(): Promise<void> {
      if (isRung) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    },
  };
}
