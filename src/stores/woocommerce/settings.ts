import { z } from 'zod';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** What must be known to open a WooCommerce store. */
export const WooSettings = z
  .object({
    url: z
      .url({ protocol: /^https?$/ })
      .meta({ title: 'Endereço da loja', description: 'Como em https://minhaloja.com.br' }),
    consumerKey: z
      .string()
      .regex(/^ck_\w+$/, 'começa com ck_')
      .meta({ title: 'Chave do cliente (ck_...)' }),
    consumerSecret: z
      .string()
      .regex(/^cs_\w+$/, 'começa com cs_')
      .meta({ title: 'Segredo do cliente (cs_...)', secret: true }),
    /** Over plain HTTP orders and customers can be read on the way; loopback is always allowed. */
    allowInsecureHttp: z.boolean().default(false).meta({ title: 'Permitir HTTP sem proteção' }),
    /** For hosts that strip the Authorization header. The keys then show in the host's logs. */
    keysInUrl: z.boolean().default(false).meta({ title: 'Enviar as chaves no endereço' }),
    requestsPerSecond: z
      .number()
      .min(0.1)
      .max(100)
      .default(3)
      .meta({ title: 'Chamadas por segundo' }),
    /** Order meta keys, comma separated, in which checkout plugins leave the CPF or CNPJ. */
    documentMetaKeys: z
      .string()
      .default('')
      .meta({ title: 'Campos extras com CPF ou CNPJ, separados por vírgula' }),
    /**
     * Order meta keys, comma separated, in which gateways leave the number of parts. No two gateways agree on one:
     * these two are what the plugins of Mercado Pago and Rede write.
     */
    installmentMetaKeys: z
      .string()
      .default('mp_installments,_wc_rede_transaction_installments')
      .meta({ title: 'Campos com o número de parcelas, separados por vírgula' }),
    /** Mails the buyer once when the invoice is there: WooCommerce sends every note to the buyer by mail. */
    tellsBuyerOfInvoice: z
      .boolean()
      .default(false)
      .meta({ title: 'Avisar o comprador da nota fiscal por e-mail' }),
    /** The same for tracking codes. */
    tellsBuyerOfTracking: z
      .boolean()
      .default(false)
      .meta({ title: 'Avisar o comprador do código de rastreio por e-mail' }),
  })
  .refine(({ url, allowInsecureHttp }) => allowInsecureHttp || !isInsecure(url), {
    path: ['url'],
    message: 'use https, ou permita HTTP sem proteção',
  });
export type WooSettings = z.infer<typeof WooSettings>;

function isInsecure(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !LOOPBACK.test(hostname);
}
