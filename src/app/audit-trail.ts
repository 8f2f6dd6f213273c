import { createAuditLineRepository, type LineFilter } from '../audit/audit-line.repository.ts';
import { explainLine } from '../audit/explain-line.ts';
import { exportLines } from '../audit/export-lines.ts';
import { type ChainReport, verifyChains } from '../audit/verify-chains.ts';
import type { Language } from '../messages/language.ts';
import type { App } from './open-app.ts';

/** The newest lines that match, as rows and in words. */
export async function readAuditTrail(app: App, filter: LineFilter, language: Language) {
  const lines = await createAuditLineRepository(app.database.db).find(filter);
  return lines.map((line) => ({ line, text: explainLine(line, language) }));
}

export async function verifyAuditTrail(app: App): Promise<readonly ChainReport[]> {
  const { vault, headFile } = app;
  const reports: ChainReport[] = [];
  for await (const report of verifyChains({ db: app.database.db, vault, headFile }))
    reports.push(report);
  return reports;
}

/** Every line as JSON, one a text. */
export function exportAuditTrail(app: App): AsyncIterable<string> {
  return exportLines(createAuditLineRepository(app.database.db).walk(), 'jsonl');
}
