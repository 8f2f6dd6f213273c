import type { Lane } from './work-row.ts';

/** What a drain knows of each lane: how busy it is, until when it keeps still, whether it is only probed. */
export function createLaneBook(places: number) {
  const busyByLane = new Map<Lane, number>();
  const patientByLane = new Map<Lane, number>();
  const quietUntilByLane = new Map<Lane, number>();
  let probeAtByLane: ReadonlyMap<Lane, number> = new Map();
  const busy = (lane: Lane) => busyByLane.get(lane) ?? 0;

  return {
    freePlaces(lane: Lane): number {
      return places - busy(lane);
    },
    isLastPlace(lane: Lane): boolean {
      return places > 1 && places - busy(lane) === 1;
    },
    /** Nothing that can wait is in flight: a rush of orders must not let stock wait until it is over. */
    lacksPatientWork(lane: Lane): boolean {
      return places > 1 && (patientByLane.get(lane) ?? 0) === 0;
    },
    enter(lane: Lane, isUrgent: boolean): void {
      busyByLane.set(lane, busy(lane) + 1);
      if (!isUrgent) patientByLane.set(lane, (patientByLane.get(lane) ?? 0) + 1);
    },
    leave(lane: Lane, isUrgent: boolean): void {
      busyByLane.set(lane, busy(lane) - 1);
      if (!isUrgent) patientByLane.set(lane, (patientByLane.get(lane) ?? 0) - 1);
    },
    /** Nothing of the lane is begun before `until`, epoch ms. */
    keepQuiet(lane: Lane, until: number): void {
      quietUntilByLane.set(lane, until);
    },
    /** Lanes that refuse our access, with the instant of their next probe. */
    learnPaused(paused: ReadonlyMap<Lane, number>): void {
      probeAtByLane = paused;
    },
    isOpen(lane: Lane, now: number): boolean {
      return (quietUntilByLane.get(lane) ?? 0) <= now && (probeAtByLane.get(lane) ?? 0) <= now;
    },
    /** Whether success in this lane is the news that it was mended. */
    isProbed(lane: Lane): boolean {
      return probeAtByLane.has(lane);
    },
  };
}
