import { toSaoPauloDateTime } from '../../../kernel/sao-paulo-time.ts';
import { balanceOf } from '../state/balance.ts';
import { childrenOf } from '../state/product.ts';
import type { Product } from '../state/records.ts';
import type { Account } from '../world.ts';

const DAY_MS = 86_400_000;

/** A row of `GET /produtos`: the fields marked L in guide 5.2 and no other. */
export function productRow(account: Account, product: Product) {
  const { fields } = product;
  return {
    id: product.id,
    ...(product.parentId === undefined ? {} : { idProdutoPai: product.parentId }),
    nome: fields.nome,
    codigo: fields.codigo,
    preco: fields.preco,
    precoCusto: product.precoCusto,
    estoque: { saldoVirtualTotal: balanceOf(account, product.id).virtualTotal },
    tipo: fields.tipo,
    situacao: fields.situacao,
    formato: fields.formato,
    descricaoCurta: fields.descricaoCurta,
    imagemURL: imageLinks(account, product)[0] ?? '',
  };
}

/** `GET /produtos/{id}`, variations inside their parent. */
export function productDetail(account: Account, product: Product) {
  const { fields, id, variation, parentId } = product;
  return {
    id,
    ...fields,
    estoque: { ...fields.estoque, saldoVirtualTotal: balanceOf(account, id).virtualTotal },
    fornecedor: {
      id: 0,
      contato: { id: 0, nome: '' },
      codigo: '',
      precoCusto: product.precoCusto,
      precoCompra: product.precoCusto,
    },
    midia: { video: fields.midia.video, imagens: imagesOf(account, product) },
    ...(variation && parentId !== undefined
      ? {
          variacao: {
            nome: variation.nome,
            ordem: variation.ordem,
            produtoPai: { id: parentId, cloneInfo: variation.cloneInfo },
          },
        }
      : {}),
    variacoes: childrenOf(account, id).map((child): object => variationView(account, child)),
  };
}

function variationView(account: Account, child: Product): object {
  const { variacoes, ...view } = productDetail(account, child);
  return variacoes.length > 0 ? { ...view, variacoes } : view;
}

function imagesOf(account: Account, product: Product) {
  const links = imageLinks(account, product);
  if (account.world.options.imageStorage === 'externas')
    return { externas: links.map((link) => ({ link })), internas: [], imagensURL: [] };
  const now = account.world.clock.now();
  const internas = links.map((link, index) => ({
    link,
    linkMiniatura: signed(
      product.fields.midia.imagens.imagensURL[index]?.link ?? '',
      now + 1_800_000,
    ),
    validade: toSaoPauloDateTime(now + 7 * DAY_MS),
    ordem: index + 1,
    anexo: { id: product.id + index + 1 },
    anexoVinculo: { id: product.id + index + 1 },
  }));
  return { externas: [], internas, imagensURL: [] };
}

/** Stored pictures have links that expire: full size about 7 days, miniature 30 minutes (measured). */
function imageLinks(account: Account, { fields }: Product): string[] {
  const links = fields.midia.imagens.imagensURL.map(({ link }) => link);
  if (account.world.options.imageStorage === 'externas') return links;
  return links.map((link) => signed(link, account.world.clock.now() + 7 * DAY_MS));
}

function signed(link: string, expiresAt: number): string {
  const mark = link.includes('?') ? '&' : '?';
  return `${link}${mark}Expires=${Math.floor(expiresAt / 1000)}&Signature=simulated`;
}
