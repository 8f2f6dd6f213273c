import type { ShopSeedInput } from '../../../src/simulator/bling/seed.ts';
import { METHODS, CHANNEL, SECOND_CHANNEL } from '../../journeys/shop-world.builder.ts';
import type { Luck } from './luck.ts';

export const ACCOUNT = 'azul';
export const LEDGER_ACCOUNT = 5_310_001;
/** NCM of all of it. */
const NCM = '69120000';

/** A computed kit, and what one of it takes. */
export interface Kit {
  readonly kit: string;
  readonly of: string;
  readonly each: number;
}

export interface Shop {
  readonly seed: ShopSeedInput;
  /** SKUs that can be bought. */
  readonly skus: readonly string[];
  /** SKUs with a shelf of their own. */
  readonly shelves: readonly string[];
  readonly kits: readonly Kit[];
  readonly storeCount: 1 | 2;
  /** Receivables and invoices follow each paid order by themselves. */
  readonly keepsBooks: boolean;
}

const GOODS = [
  ['CAN-1', 'Caneca & pires', 49.9],
  ['BON-1', 'Boné "Aba reta"', 39.5],
  ['VEL-1', 'Vela de lavanda', 27],
  ['CHA-1', 'Chá da tarde', 18.75],
] as const;

/** A small shop: what can go wrong with ten thousand goods goes wrong with five. */
export function inventShop(luck: Luck, keepsBooks: boolean): Shop {
  const goods = GOODS.slice(0, luck.between(2, GOODS.length));
  const hasShirt = luck.chance(70);
  const hasKit = luck.chance(60);
  const storeCount = luck.chance(25) ? 2 : 1;
  const shirt = ['CAM-P', 'CAM-M'];
  const kits = hasKit ? [{ kit: 'KIT-2', of: 'CAN-1', each: 2 }] : [];
  return {
    storeCount,
    keepsBooks,
    kits,
    shelves: [...goods.map(([sku]) => sku), ...(hasShirt ? shirt : [])],
    skus: [...goods.map(([sku]) => sku), ...(hasShirt ? shirt : []), ...kits.map(({ kit }) => kit)],
    seed: {
      account: ACCOUNT,
      company: { nome: 'Loja Azul Ltda' },
      channels: [
        { id: CHANNEL, descricao: 'Loja virtual' },
        { id: SECOND_CHANNEL, descricao: 'Segunda loja' },
      ],
      ...METHODS,
      ledgerAccounts: [{ id: LEDGER_ACCOUNT, descricao: 'Conta do gateway' }],
      products: [
        ...goods.map(([codigo, nome, preco]) => ({
          codigo,
          nome,
          preco,
          stock: luck.between(0, 15),
          pesoBruto: 0.3,
          ncm: NCM,
        })),
        ...(hasShirt
          ? [
              {
                nome: 'Camiseta',
                codigo: 'CAM',
                preco: 59.9,
                ncm: NCM,
                variacoes: shirt.map((codigo, place) => ({
                  nome: `Camiseta ${codigo.slice(-1)}`,
                  codigo,
                  preco: 59.9 + place * 5,
                  variacao: `Tamanho:${codigo.slice(-1)}`,
                  stock: luck.between(0, 6),
                })),
              },
            ]
          : []),
        ...kits.map(({ kit, of, each }) => ({
          nome: 'Kit de canecas',
          codigo: kit,
          preco: 89.9,
          ncm: NCM,
          kit: { tipoEstoque: 'V' as const, componentes: [{ produto: of, quantidade: each }] },
        })),
      ],
    },
  };
}
