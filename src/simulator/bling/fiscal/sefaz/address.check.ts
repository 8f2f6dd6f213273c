import type { Account } from '../../world.ts';
import type { Note } from '../note.ts';
import { isCepOf, stateCode, statesOf } from '../places.ts';
import { rejection, type Rejection } from './rejections.ts';

/** Where the buyer lives: parts, municipality x state, CEP x state. Of an NF-e only. */
export function checkAddress(_account: Account, { model, fields }: Note): Rejection | undefined {
  const { tipoPessoa, endereco } = fields.contato;
  if (model === 'nfce' || tipoPessoa === 'E') return undefined;
  const missing = (['endereco', 'numero', 'bairro', 'municipio', 'uf'] as const).find(
    (part) => endereco[part].trim() === '',
  );
  if (missing) return rejection(225, `enderDest/${missing}`);
  const state = stateCode(endereco.uf);
  if (!state) return rejection(225, 'enderDest/UF');
  if (endereco.cep.replaceAll(/\D/g, '').length !== 8) return rejection(225, 'enderDest/CEP');
  const states = statesOf(endereco.municipio);
  if (states.length === 0) return rejection(274);
  if (!states.includes(state)) return rejection(275);
  return isCepOf(state, endereco.cep) ? undefined : rejection(999);
}
