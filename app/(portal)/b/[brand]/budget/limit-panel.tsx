import { Panel } from '@/app/ui/panel';
import { TabLinks } from '@/app/ui/tab-links';
import type { MonthlyBudget } from '@/lib/budgets/monthly-store';
import { MonthlyForm } from './monthly-form';
import type { PersonLine } from './people-table';

/** One of the limits that a lead sets: of the brand, of everybody, or of the person that was chosen in the table. */
export function LimitPanel({
  brand,
  set,
  people,
  asked,
  hrefFor,
  currency,
}: {
  brand: string;
  set: MonthlyBudget[];
  people: PersonLine[];
  /** `brand`, `everybody` or a person's id. */
  asked: string | undefined;
  hrefFor: (asked: string) => string;
  currency: string;
}) {
  const person = people.find((entry) => entry.personId === asked);
  const whose = person ? 'person' : asked === 'brand' ? 'brand' : 'everybody';
  const key = person?.personId ?? whose;
  const row = set.find((entry) => entry.whose === key);
  const words = {
    brand: {
      title: 'The brand',
      about: 'All campaigns and people together.',
      removal: 'The brand is bound only by the budgets of its campaigns and people from now on.',
    },
    everybody: {
      title: 'Each person',
      about: 'For exceptions, choose somebody in the table.',
      removal: 'Whoever has no limit of their own is bound only by the brand and the campaign from now on.',
    },
    person: {
      title: person?.name ?? '',
      about: 'Instead of what holds for everybody.',
      removal: set.some((entry) => entry.whose === 'everybody')
        ? `From now on the limit of everybody holds for ${person?.name}, with what is used already.`
        : `${person?.name} is bound only by the brand and the campaign from now on.`,
    },
  }[whose];
  return (
    <Panel id="limit" title="Limits of a month" description={words.about}>
      <TabLinks
        label="Whose limit"
        tabs={[
          { href: hrefFor('everybody'), label: 'Each person' },
          { href: hrefFor('brand'), label: 'The brand' },
          ...(person ? [{ href: hrefFor(person.personId), label: person.name }] : []),
        ]}
        current={hrefFor(key)}
      />
      <MonthlyForm
        // Anew when another is chosen or what is set changed, because the fields start from it.
        key={`${key}${row?.updatedAt.toISOString()}`}
        brand={brand}
        label={`Limit: ${words.title}`}
        whose={whose}
        personId={person?.personId ?? null}
        set={
          row ? { currency: row.currency, limitMicros: row.limitMicros, enforcement: row.enforcement } : null
        }
        currency={currency}
        removal={words.removal}
      />
    </Panel>
  );
}
