/** A mistake that somebody could make: one piece of text of one file, replaced. */
export interface PlantedBug {
  readonly name: string;
  readonly file: string;
  /** Must stand in the file exactly once. */
  readonly text: string;
  readonly by: string;
}

/** Each must be caught by some seed, or the simulation does not look where it should. */
export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'no claim before POST: an order is sent again without a look for it',
    file: 'src/sync/order/order.act.ts',
    text: 'find: (findBy) => claim(Claim.parse(JSON.parse(findBy)), token, bling),',
    by: "find: async () => ({ seen: 'absent' }),",
  },
  {
    name: 'no fence: who lost the account goes on writing',
    file: 'src/work/ownership.ts',
    text: 'if (!(await holdsLease(tx, { name, epoch }))) throw new LostOwnership(name);',
    by: 'await holdsLease(tx, { name, epoch });',
  },
  {
    name: 'no in-flight term: what is sold and not yet in the balance is shown again',
    file: 'src/sync/stock/reckon-level.ts',
    text: 'const free = subtractQuantity(balance.balance, inFlightUnits);',
    by: 'const free = balance.balance;',
  },
  {
    name: 'no watermark: an older balance overwrites a newer one',
    file: 'src/sync/newest-balance.decide.ts',
    text: 'const order = compare(known, told.event.date);',
    by: "const order: string = 'newer';",
  },
  {
    name: 'due set anew on each event: a busy SKU is never looked at',
    file: 'src/work/mark.repository.ts',
    text: ".when(eb.or([eb('due_at', '<=', dueAt), eb('attempts', '>', 0)]))",
    by: ".when(eb('attempts', '>', 0))",
  },
  {
    name: 'record before act: a status is noted as set before it is',
    file: 'src/sync/order/erp-status.act.ts',
    text: '    looksFirst: false,\n    send: async () => {',
    by: `    looksFirst: false,
    saveBefore: async (tx) => {
      await recordAgreed(work)(tx);
      await recordErpStatus(io, work, statusId)(tx);
    },
    send: async () => {`,
  },
  {
    name: 'an unknown POST counts as refused: it is sent again at once',
    file: 'src/sync/write-once.decide.ts',
    text: "return outcome === 'unknown' ? { do: 'give_up', untilMs: now + settleMs } : { do: 'refuse' };",
    by: "return { do: 'refuse' };",
  },
  {
    name: 'no look before a note is made again: two notes for one sale',
    file: 'src/sync/invoice/generate.act.ts',
    text: 'find: (former) => findNote(work, former),',
    by: "find: async () => ({ seen: 'absent' }),",
  },
  {
    name: 'on hold counts as paid: an invoice for what nobody has paid',
    file: 'src/sync/sale-state.ts',
    text: "if (stage === 'paid' || stage === 'completed')",
    by: "if (stage === 'paid' || stage === 'held' || stage === 'completed')",
  },
];
