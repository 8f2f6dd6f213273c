import type { SimulatorOptions } from '../options.ts';
import { isWithin, type Query } from '../wire/query.ts';
import { SITUATION, type Note, type NoteModel } from './note.ts';

const DAY_MS = 86_400_000;

type Test = (note: Note) => boolean;

/** The filters of `GET /nfe` and `GET /nfce`, with their hidden defaults (guide 5.11). */
export function noteFilter(model: NoteModel, query: Query, options: SimulatorOptions): Test {
  const tests: Test[] = [
    (note) => note.model === model && note.environment === options.sefazEnvironment,
    bySituation(query),
    ...byNumbers(query),
    ...(model === 'nfe' ? onlyOfNfe(query) : []),
    byIssue(query, options),
  ];
  return (note) => tests.every((test) => test(note));
}

/** Cancelled ones are hidden unless a situation is asked for. */
function bySituation(query: Query): Test {
  const situacao = query.number('situacao');
  if (situacao === undefined) return (note) => note.situacao !== SITUATION.cancelled;
  return (note) => note.situacao === situacao;
}

function byNumbers(query: Query): Test[] {
  const key = query.text('chaveAcesso');
  const numero = query.number('numero');
  const serie = query.number('serie');
  return [
    (note) => key === undefined || note.chaveAcesso === key,
    (note) => numero === undefined || note.numero === numero,
    (note) => serie === undefined || note.serie === serie,
  ];
}

function onlyOfNfe(query: Query): Test[] {
  const tipo = query.number('tipo') ?? 1;
  const storeNumber = query.text('numeroLoja');
  return [
    ({ fields }) => fields.tipo === tipo,
    ({ fields }) => storeNumber === undefined || fields.loja.numero === storeNumber,
  ];
}

function byIssue(query: Query, { dateOnlyStartIsExclusive }: SimulatorOptions): Test {
  const { from, to } = query.window('dataEmissao');
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(query.text('dataEmissaoInicial') ?? '');
  const start = from !== undefined && isDay && dateOnlyStartIsExclusive ? from + DAY_MS : from;
  const until = query.text('dataEmissaoFinal');
  const endsWithDay = until?.length === 10;
  const end = to !== undefined && endsWithDay ? to + DAY_MS - 1 : to;
  return ({ issuedAt }) => isWithin(issuedAt, { from: start, to: end });
}
