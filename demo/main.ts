import { once } from 'node:events';

import { shortcomingsOfLastFive } from './finale/shortcomings.ts';
import type { DemoOptions } from './options.ts';
import { shortcomings } from './proof/proof.ts';
import { proofTable } from './report.ts';
import { runStory, type Outcome } from './run.ts';
import { raiseStage, type Stage } from './stage.ts';
import { createTeller, type Teller } from './teller.ts';

const MOST_FAULTS = 60;

/** @returns the exit code: 0 only if everything holds */
export async function runDemo(options: DemoOptions): Promise<number> {
  const teller = createTeller(options.json);
  teller.scene(`Demonstração do TotoroACDC (semente ${options.seed})`);
  const stage = await raiseStage(options);
  teller.say(`registros em ${stage.folder}`);
  const outcome = await runStory(stage, { options, teller });
  const missing = [
    ...shortcomings(outcome.proof, outcome.scenes),
    ...shortcomingsOfLastFive(outcome.lastFive),
  ];
  tellProof(outcome, missing, teller);
  if (!options.once) await stayOpen(stage, teller);
  await outcome.serving.stop();
  const contractHolds = await endProxy(stage, teller);
  await stage.strike();
  teller.result({ ...outcome.proof, lastFive: outcome.lastFive });
  return missing.length === 0 && contractHolds ? 0 : 1;
}

function tellProof(outcome: Outcome, missing: readonly string[], teller: Teller): void {
  teller.scene('A prova, contada pelos dois simuladores');
  proofTable(outcome).forEach(teller.say);
  outcome.faults.slice(0, MOST_FAULTS).forEach((fault) => teller.say(`✗ ${fault}`));
  missing.forEach((line) => teller.say(`✗ Não vale: ${line}`));
  if (missing.length === 0) teller.say('✓ Tudo confere.');
}

/** Its summary is the last thing the proxy says. @returns whether every call kept to the contract */
async function endProxy({ proxy }: Stage, teller: Teller): Promise<boolean> {
  if (!proxy) return true;
  const code = await proxy.stop();
  teller.scene('O contrato do Bling, verificado por fora (contract-proxy)');
  proxy.lines.filter((line) => /^(ERROR|\d+ pairs)/.test(line)).forEach(teller.say);
  return code === 0;
}

async function stayOpen(stage: Stage, teller: Teller): Promise<void> {
  teller.scene('Tudo continua aberto. Ctrl-C encerra.');
  teller.say(`Loja:        ${stage.store.url}/`);
  teller.say(`Bling:       ${stage.bling.url}/__control/state`);
  teller.say(`TotoroACDC:  ${stage.totoroUrl}/healthz`);
  const { DATABASE_URL = '', TOTORO_KEY_FILE = '' } = stage.totoroEnv;
  const env = `DATABASE_URL=${DATABASE_URL} TOTORO_KEY_FILE=${TOTORO_KEY_FILE}`;
  teller.say(`Linha de comando: ${env} npm run totoro -- status (ou pending, audit, ...)`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
