import { Download, ScrollText } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/app/ui/button-link';
import { Panel } from '@/app/ui/panel';
import type { InsightTable } from '@/lib/insights/csv-tables';
import { Definition } from './definition';

/** Addresses of this page's filters: the download of a table, and the records behind the figures where they can be seen. */
export type InsightLinks = {
  csv: (table: InsightTable) => string;
  records: ((narrower?: { model?: string; state?: string }) => string) | null;
};

/** A chart with its definition, its numbers, a download and the way to the records behind it. */
export function ChartPanel({
  title,
  means,
  table,
  links,
  records,
  children,
}: {
  title: string;
  means: string;
  table: InsightTable;
  links: InsightLinks;
  /** Text of the link to the records; absent where there are none of their own. */
  records?: string;
  children: ReactNode;
}) {
  return (
    <Panel
      className="relative"
      id={table}
      title={
        <span className="flex items-center gap-1">
          {title}
          <Definition of={title.toLowerCase()} means={means} />
        </span>
      }
      actions={
        <>
          {records && links.records && (
            <ButtonLink href={links.records()} variant="ghost" size="sm">
              <ScrollText aria-hidden="true" /> {records}
            </ButtonLink>
          )}
          <ButtonLink
            href={links.csv(table)}
            variant="ghost"
            size="sm"
            download=""
            aria-label={`${title} as CSV`}
          >
            <Download aria-hidden="true" /> CSV
          </ButtonLink>
        </>
      }
    >
      {children}
    </Panel>
  );
}

/** A long table keeps its place; it scrolls by keyboard, too. */
export function TableBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section aria-label={label} tabIndex={0} className="max-h-96 overflow-y-auto rounded-lg">
      {children}
    </section>
  );
}
