import type { ShopSeedInput } from '../../src/simulator/bling/seed.ts';

/** A small shop: a mug, a shirt in two sizes, and a kit of two mugs. */
export const SMALL_SHOP: ShopSeedInput = {
  account: 'azul',
  company: { nome: 'Loja Azul Ltda' },
  products: [
    { nome: 'Caneca & pires', codigo: 'CAN-1', preco: 49.9, stock: 10, pesoBruto: 0.3 },
    {
      nome: 'Camiseta',
      codigo: 'CAM',
      preco: 59.9,
      variacoes: [
        { nome: 'Camiseta P', codigo: 'CAM-P', preco: 59.9, variacao: 'Tamanho:P', stock: 4 },
        { nome: 'Camiseta M', codigo: 'CAM-M', preco: 64.9, variacao: 'Tamanho:M', stock: 1 },
      ],
    },
    {
      nome: 'Kit duas canecas',
      codigo: 'KIT-2',
      preco: 89.9,
      kit: { tipoEstoque: 'V', componentes: [{ produto: 'CAN-1', quantidade: 2 }] },
    },
  ],
};

/** A customer with a good document and address. */
export const ANA = {
  document: '529.982.247-25',
  firstName: 'Ana',
  lastName: 'Souza',
  email: 'ana@example.com',
  phone: '(11) 91111-1111',
  postcode: '01001-000',
  street: 'Praça da Sé',
  number: '10',
  neighborhood: 'Sé',
  city: 'São Paulo',
  state: 'SP',
};
