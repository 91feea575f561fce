import { X } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from './button-class';
import { FilterForm } from './filter-form';
import { param, type SearchParams, withParams } from './search-params';

export type Filter =
  | { kind: 'choice'; name: string; label: string; any?: string; options: { value: string; label: string }[] }
  | { kind: 'date'; name: string; label: string };

const field = 'input input--primary h-9 min-w-0 px-2.5 py-1 text-dense';

/**
 * Search and filters of a list, kept in the address, so that a link shows a colleague the same. Works without script.
 * What is in force stands below as chips that can be taken away one by one. `keep`: parameters that are not filters.
 */
export function FilterBar({
  path,
  params,
  search,
  filters = [],
  keep = [],
  label = 'Filter',
}: {
  path: string;
  params: SearchParams;
  /** Placeholder of the search field (parameter `q`); absent means no search. */
  search?: string;
  filters?: Filter[];
  keep?: string[];
  label?: string;
}) {
  const inForce = chips(params, search !== undefined, filters);
  // Many filters get a line of their own, so that the button does not end up alone below them.
  const twoLines = search !== undefined && filters.length > 4;
  const submit = (
    <button type="submit" className={buttonClass({ variant: 'outline' })}>
      {search === undefined ? 'Apply' : 'Search'}
    </button>
  );
  return (
    <div className="mb-3 flex flex-col gap-2">
      {/* Anew when the address changes, because its fields start from the address. */}
      <FilterForm key={JSON.stringify(params)} action={path} label={label}>
        {search !== undefined && (
          <input
            type="search"
            name="q"
            aria-label={search}
            placeholder={search}
            defaultValue={param(params, 'q')}
            maxLength={200}
            className={`${field} ${twoLines ? 'min-w-0 flex-1 sm:max-w-lg' : 'w-full sm:w-64'}`}
          />
        )}
        {twoLines && submit}
        {twoLines && <span aria-hidden="true" className="basis-full" />}
        {filters.map((filter) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside, in both branches.
          <label
            key={filter.name}
            className="flex min-w-0 flex-col gap-0.5 text-xs text-muted max-sm:grow max-sm:basis-2/5"
          >
            {filter.label}
            {filter.kind === 'date' ? (
              <input
                type="date"
                name={filter.name}
                defaultValue={param(params, filter.name)}
                className={field}
              />
            ) : (
              <select
                name={filter.name}
                defaultValue={param(params, filter.name) ?? ''}
                className={`${field} max-w-56`}
              >
                <option value="">{filter.any ?? 'All'}</option>
                {filter.options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            )}
          </label>
        ))}
        {keep.map((name) => {
          const value = param(params, name);
          return value ? <input key={name} type="hidden" name={name} value={value} /> : null;
        })}
        {!twoLines && submit}
      </FilterForm>
      {inForce.length > 0 && (
        <ul aria-label="Filters in force" className="flex flex-wrap gap-1.5">
          {inForce.map((chip) => (
            <li key={chip.name}>
              <Link
                href={withParams(path, params, { [chip.name]: undefined })}
                aria-label={`Take away the filter ${chip.text}`}
                className="chip chip--sm chip--default chip--secondary gap-1 px-2 hover:bg-default-hover"
              >
                {chip.text}
                <X aria-hidden="true" className="size-3" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function chips(params: SearchParams, search: boolean, filters: Filter[]): { name: string; text: string }[] {
  const query = search ? param(params, 'q') : undefined;
  const list = query ? [{ name: 'q', text: `“${query}”` }] : [];
  for (const filter of filters) {
    const value = param(params, filter.name);
    if (!value) continue;
    const option =
      filter.kind === 'choice' ? filter.options.find((entry) => entry.value === value) : undefined;
    list.push({ name: filter.name, text: `${filter.label}: ${option?.label ?? value}` });
  }
  return list;
}
