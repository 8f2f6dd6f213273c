/** `npm run totoro -- <command>`: the command line of the checkout, on the pinned Node. */
await import('../bin/totoro.mjs');
