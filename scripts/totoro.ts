/** `npm run totoro -- <command>`: the command line of the checkout, on the pinned Node. */
import '../bin/totoro.mjs';
