import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and money stand at the end of their cell. */
  align?: 'start' | 'end';
  /** What this column sorts by in the address; absent means it does not sort. */
  sort?: string;
  /** Left out of the card at phone width. */
  wideOnly?: boolean;
  className?: string;
};

export type Sort = {
  by: string;
  dir: 'asc' | 'desc';
  /** The address of the same list in another order. */
  href: (by: string, dir: 'asc' | 'desc') => string;
};

function Header<Row>({ column, sort }: { column: Column<Row>; sort?: Sort }) {
  const end = column.align === 'end';
  if (!column.sort || !sort) return column.header;
  const open = sort.by === column.sort;
  const Icon = open ? (sort.dir === 'asc' ? ArrowUp : ArrowDown) : ArrowUpDown;
  return (
    <Link
      href={sort.href(column.sort, open && sort.dir === 'asc' ? 'desc' : 'asc')}
      className={`inline-flex items-center gap-1 rounded-sm hover:text-foreground ${end ? 'flex-row-reverse' : ''}`}
    >
      {column.header}
      <Icon aria-hidden="true" className={`size-3 ${open ? '' : 'opacity-40'}`} />
    </Link>
  );
}

// A table that is laid out as cards would lose its roles.
const as = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
} as const;

const ariaSort = <Row,>(column: Column<Row>, sort?: Sort) =>
  sort && column.sort === sort.by ? (sort.dir === 'asc' ? 'ascending' : 'descending') : undefined;

/**
 * A dense table, rendered on the server; at phone width each row becomes a card whose first column is its title.
 */
export function DataTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  rowHref,
  sort,
  empty,
  narrow = false,
}: {
  label: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Makes the first column the link of the row, and the row its target. */
  rowHref?: (row: Row) => string;
  sort?: Sort;
  empty?: ReactNode;
  /** For a few short numbers: stays a table at phone width. */
  narrow?: boolean;
}) {
  if (rows.length === 0 && empty) return empty;
  return (
    <div className="overflow-x-auto rounded-lg border border-border bg-surface">
      <table
        {...as.table}
        aria-label={label}
        className={`w-full border-collapse text-dense ${narrow ? 'max-md:text-xs' : 'max-md:block'}`}
      >
        <thead
          className={`border-b border-border bg-surface-secondary text-xs text-muted ${narrow ? '' : 'max-md:sr-only'}`}
        >
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={ariaSort(column, sort)}
                className={`px-3 py-2 font-medium ${narrow ? 'max-md:px-1.5 md:whitespace-nowrap' : 'whitespace-nowrap'} ${
                  narrow && column.wideOnly ? 'max-md:hidden' : ''
                } ${column.align === 'end' ? 'text-end' : 'text-start'}`}
              >
                <Header column={column} sort={sort} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as.rowgroup} className={narrow ? undefined : 'max-md:block'}>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              {...as.row}
              className={`relative border-b border-separator last:border-0 hover:bg-surface-secondary ${
                narrow ? '' : 'max-md:flex max-md:flex-col max-md:gap-1 max-md:p-3'
              }`}
            >
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} title={index === 0} narrow={narrow}>
                  {index === 0 && rowHref ? (
                    <Link
                      href={rowHref(row)}
                      className="font-medium after:absolute after:inset-0 after:content-[''] hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
                    >
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({
  column,
  title,
  narrow,
  children,
}: {
  column: Column<Row>;
  title: boolean;
  narrow: boolean;
  children: ReactNode;
}) {
  const end = column.align === 'end';
  return (
    <td
      {...as.cell}
      className={`px-3 py-2 align-middle ${end ? 'text-end whitespace-nowrap' : ''} ${
        column.wideOnly
          ? 'max-md:hidden'
          : narrow
            ? 'max-md:px-1.5'
            : 'max-md:flex max-md:items-center max-md:justify-between max-md:gap-4 max-md:p-0'
      } ${title && !narrow ? 'max-md:text-[0.9375rem]' : ''} ${column.className ?? ''}`}
    >
      {!title && !narrow && (
        <span aria-hidden="true" className="text-xs text-muted md:hidden">
          {column.header}
        </span>
      )}
      {/* Links and buttons inside a row lie above the row's own link. */}
      <span className="max-md:min-w-0 [&_a]:z-10 [&_button]:relative [&_button]:z-10">{children}</span>
    </td>
  );
}
