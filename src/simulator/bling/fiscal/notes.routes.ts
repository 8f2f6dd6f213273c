import { apiRoutes, recordAt, type ApiContext } from '../routes/api-env.ts';
import { readBody } from '../wire/body.ts';
import { page, Query } from '../wire/query.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { noteWithKey, packedDocument } from './documents.ts';
import { postNoteAccounts, reverseNoteAccounts } from './note-accounts.ts';
import { replaceNote } from './note-edit.ts';
import { xmlUrl } from './note-links.ts';
import { postNoteStock, reverseNoteStock } from './note-posting.ts';
import { sendNote } from './note-send.ts';
import { removeNote } from './note-store.ts';
import { noteDetail, noteRow } from './note-view.ts';
import { SITUATION, type Note, type NoteModel } from './note.ts';
import { noteFilter } from './notes.filter.ts';

/** `/nfe` (guide 5.11): all of `/nfce`, deletion and documents. */
export const nfe = notesOf('nfe')
  .delete('/', (c) => {
    const { alertas, idsExcluidos } = removePending(
      c.env.account,
      new Query(c).numbers('idsNotas'),
    );
    return alertas.length > 0 ? c.json({ data: { alertas, idsExcluidos } }) : c.body(null, 204);
  })
  .get('/documento/:chave', (c) => {
    const { account } = c.env;
    const key = c.req.param('chave');
    const formato = c.req.query('formato');
    if (formato !== 'xml' && formato !== 'pdf')
      throw refuse.validation('O parâmetro formato deve ser pdf ou xml.');
    if (account.world.options.documentKeyDigitsOnly && !/^\d{44}$/.test(key))
      throw refuse.validation('A chave de acesso informada é inválida.');
    const note = noteWithKey(account, key);
    if (!note) throw refuse.notFound();
    return c.json({ data: [packedDocument(account, note, formato)] });
  });

/** `/nfce`: neither deletion nor documents are documented for it. */
export const nfce = notesOf('nfce');

function notesOf(model: NoteModel) {
  const at = (c: ApiContext) => noteAt(c, model);
  const act = (c: ApiContext, action: (account: Account, note: Note) => void): Response => {
    action(c.env.account, at(c));
    return c.body(null, 204);
  };
  return apiRoutes()
    .get('/', (c) => {
      const { account } = c.env;
      const query = new Query(c);
      const { options } = account.world;
      const rows = [...account.fiscal.notes.values()].filter(noteFilter(model, query, options));
      return c.json({ data: page(rows, query, options).map(noteRow) });
    })
    .get('/:id{[0-9]+}', (c) => c.json({ data: noteDetail(c.env.account, at(c)) }))
    .put('/:id', async (c) => {
      const note = at(c);
      replaceNote(c.env.account, note, await readBody(c));
      const { nome } = note.fields.contato;
      const saved = { id: note.id, numero: String(note.numero), serie: String(note.serie) };
      const warnings = model === 'nfe' ? { alertas: [] } : {};
      return c.json({ data: { ...saved, contato: { nome }, ...warnings } });
    })
    .post('/:id/enviar', (c) => {
      const note = at(c);
      sendNote(c.env.account, note, c.req.query('enviarEmail') === 'true');
      return c.json({ data: { xml: xmlUrl(c.env.account.world.options.publicUrl, note) } });
    })
    .post('/:id/lancar-contas', (c) => act(c, postNoteAccounts))
    .post('/:id/estornar-contas', (c) => act(c, reverseNoteAccounts))
    .post('/:id/lancar-estoque', (c) => act(c, postNoteStock))
    .post('/:id/lancar-estoque/:idDeposito', (c) => {
      const warehouse = recordAt(c, 'idDeposito', c.env.account.warehouses);
      return act(c, (account, note) => postNoteStock(account, note, warehouse.id));
    })
    .post('/:id/estornar-estoque', (c) => act(c, reverseNoteStock));
}

/** A note of the other SEFAZ environment is not there (v336). */
function noteAt(c: ApiContext, model: NoteModel): Note {
  const { fiscal, world } = c.env.account;
  const note = recordAt(c, 'id', fiscal.notes);
  if (note.model !== model || note.environment !== world.options.sefazEnvironment)
    throw refuse.notFound();
  return note;
}

function removePending(account: Account, ids: readonly number[]) {
  const alertas: string[] = [];
  const idsExcluidos: number[] = [];
  for (const id of ids) {
    const note = account.fiscal.notes.get(id);
    if (note?.model === 'nfe' && note.situacao === SITUATION.pending) {
      removeNote(account, note);
      idsExcluidos.push(id);
    } else alertas.push(`${id}: Apenas notas pendentes podem ser excluídas.`);
  }
  return { alertas, idsExcluidos };
}
