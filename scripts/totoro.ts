/** `npm run totoro -- <command>`: the command line of the checkout, on the pinned Node. */
await import(new URL('../bin/totoro.mjs', import.meta.url).href);
