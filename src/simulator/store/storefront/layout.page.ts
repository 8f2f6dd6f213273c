import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

import type { Shop } from '../shop.ts';
import { STYLE } from './style.ts';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What every page has around its content. */
export interface Page {
  readonly title: string;
  readonly content: Markup;
  /** Units in the cart. */
  readonly inCart: number;
  readonly search?: string;
  /** Loads itself again after so many seconds. */
  readonly refreshS?: number;
}

/** A path of this shop, also when it lies in a subfolder. */
export function link(shop: Shop, path: string): string {
  return new URL(shop.options.siteUrl).pathname.replace(/\/$/, '') + path;
}

export function layout(shop: Shop, page: Page): Markup {
  const cart = page.inCart === 1 ? '1 item' : `${page.inCart} itens`;
  const refresh = page.refreshS
    ? html`<meta http-equiv="refresh" content="${page.refreshS}" />`
    : '';
  return html`<!doctype html>
    <html lang="pt-BR">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} – ${shop.options.siteName}</title>
        ${refresh}
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#conteudo">Pular para o conteúdo</a>
        <header class="top">
          <div>
            <a class="brand" href="${link(shop, '/')}">${shop.options.siteName}</a>
            <form class="search" role="search" action="${link(shop, '/')}">
              <input
                type="search"
                name="s"
                aria-label="Buscar produtos"
                placeholder="Buscar produtos"
                value="${page.search ?? ''}"
              />
              <button>Buscar</button>
            </form>
            <nav aria-label="Carrinho">
              <a href="${link(shop, '/carrinho/')}">Carrinho (${cart})</a>
            </nav>
          </div>
        </header>
        <main id="conteudo" tabindex="-1">${page.content}</main>
        <footer>Loja de demonstração: nada aqui é cobrado nem entregue.</footer>
      </body>
    </html>`;
}
