import { gunzipSync } from 'node:zlib';

import { z } from 'zod';

import { InvoiceId } from '../commerce/ids.ts';
import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import type { Api } from './api.ts';
import type { BlingInvoices } from './bling.ts';
import { toBody } from './body.ts';
import { mergeInvoice } from './invoice-merge.ts';
import { InvoiceDetail, toInvoice } from './invoice-reading.ts';
import { idAs, listOf, tableNumber, text } from './wire.ts';

const Sent = z.object({ xml: text });
const Removed = z.object({ alertas: listOf(text), idsExcluidos: listOf(idAs(InvoiceId)) });
const DocumentRow = z.object({ nome: text, conteudo: text });

const CancelledRow = z.object({ id: idAs(InvoiceId), situacao: tableNumber });

/** `situacao` of a note, and `tipo` of one that goes out (guide 5.11). */
const CANCELLED = 2;
const OUTGOING = '1';
/** The first bytes of a gzip stream. */
const GZIP = [0x1f, 0x8b];

/** `/nfe` and `/nfce` (guide 5.11). */
export function createInvoices(api: Api): BlingInvoices {
  return {
    async listCancelled(model, { from, until }) {
      const rows = await api.pages(CancelledRow, `/${model}`, [
        ['situacao', String(CANCELLED)],
        ...(model === 'nfe' ? [['tipo', OUTGOING] as const] : []),
        ['dataEmissaoInicial', toSaoPauloDateTime(from)],
        ['dataEmissaoFinal', toSaoPauloDateTime(until)],
      ]);
      // A filter that Bling does not know is ignored in silence (guide 1.4): look again.
      return rows.filter(({ situacao }) => situacao === CANCELLED).map(({ id }) => id);
    },

    async get(model, id) {
      const wire = await api.find(InvoiceDetail, `/${model}/${id}`);
      return wire && toInvoice(model, wire);
    },

    async send(model, id, { emailsBuyer }) {
      const outcome = await api.attempt({
        method: 'POST',
        path: `/${model}/${id}/enviar`,
        // Documented for /nfe alone.
        query: model === 'nfe' ? [['enviarEmail', String(emailsBuyer)]] : [],
      });
      if (!outcome.ok) throw outcome.failure;
      // That it was taken is all that counts: whatever else is in the answer, the note tells the rest.
      const sent = Sent.safeParse(outcome.value);
      return { xml: sent.success ? sent.data.xml : '' };
    },

    async correct(model, id, correction) {
      const path = `/${model}/${id}`;
      const present = await api.read(z.record(z.string(), z.unknown()), path);
      const body = toBody(mergeInvoice(present, correction));
      await api.write({ method: 'PUT', path, body });
    },

    async removePending(model, ids) {
      const outcome = await api.attempt({
        method: 'DELETE',
        path: `/${model}`,
        query: ids.map((id) => ['idsNotas[]', id] as const),
      });
      if (!outcome.ok) throw outcome.failure;
      // 204: all of them; 200: some, with what Bling has to say about the rest.
      const told = Removed.safeParse(outcome.value);
      if (!told.success || told.data.alertas.length === 0) return { removed: ids, warnings: [] };
      return { removed: told.data.idsExcluidos, warnings: told.data.alertas };
    },

    async document(accessKey, format) {
      const path = `/nfe/documento/${accessKey}`;
      const [row] = await api.list(DocumentRow, path, [['formato', format]]);
      return row && row.conteudo !== '' ? unpack(row.conteudo) : undefined;
    },
  };
}

/** Base64 of gzip (guide 5.11); left as it is when it was not packed after all. */
function unpack(content: string): Uint8Array {
  const bytes = Buffer.from(content, 'base64');
  return GZIP.every((byte, at) => bytes[at] === byte) ? gunzipSync(bytes) : bytes;
}
