import type { Account } from '../../world.ts';
import { isAuthorised, SITUATION, type Note } from '../note.ts';
import { rejection, type Rejection } from './rejections.ts';

/** One number of a series is used once; a note that was cancelled keeps its number. */
export function checkNumber({ fiscal }: Account, note: Note): Rejection | undefined {
  const twin = [...fiscal.notes.values()].find(
    (other) => other !== note && wasAuthorised(other) && hasSameNumber(other, note),
  );
  if (!twin) return undefined;
  const isSame = twin.chaveAcesso === note.chaveAcesso;
  return rejection(isSame ? 204 : 539, `chNFe: ${twin.chaveAcesso}`);
}

function wasAuthorised(note: Note): boolean {
  return isAuthorised(note) || (note.situacao === SITUATION.cancelled && note.protocolo !== '');
}

function hasSameNumber(one: Note, other: Note): boolean {
  return (
    one.model === other.model &&
    one.environment === other.environment &&
    one.serie === other.serie &&
    one.numero === other.numero
  );
}
