export interface Term {
  readonly id: number;
  name: string;
  slug: string;
  parent: number;
  description: string;
}

export interface AttributeTaxonomy {
  readonly id: number;
  name: string;
  slug: string;
  orderBy: string;
  hasArchives: boolean;
  readonly terms: Map<number, Term>;
}

export const UNCATEGORIZED = 15;
