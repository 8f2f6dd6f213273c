import type { BlingEvent } from '../webhooks/event.ts';
import type { Product } from './records.ts';

export function productChanged(product: Product, action: 'created' | 'updated'): BlingEvent {
  const { fields } = product;
  return {
    name: `product.${action}`,
    data: {
      id: product.id,
      nome: fields.nome,
      codigo: fields.codigo,
      tipo: fields.tipo,
      situacao: fields.situacao,
      preco: fields.preco,
      unidade: fields.unidade,
      formato: fields.formato,
      idProdutoPai: product.parentId ?? 0,
      categoria: { id: fields.categoria.id },
      descricaoCurta: fields.descricaoCurta,
      descricaoComplementar: fields.descricaoComplementar,
    },
  };
}

export function productDeleted(id: number): BlingEvent {
  return { name: 'product.deleted', data: { id } };
}
