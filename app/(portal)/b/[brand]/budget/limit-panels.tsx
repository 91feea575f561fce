import { Panel } from '@/app/ui/panel';
import type { MonthlyBudget } from '@/lib/budgets/monthly-store';
import { MonthlyForm, type SetLimit } from './monthly-form';
import type { PersonLine } from './people-table';

/** The limits that a lead sets: of the brand, of everybody, and of the person that was chosen in the table. */
export function LimitPanels({
  brand,
  set,
  people,
  personId,
  currency,
}: {
  brand: string;
  set: MonthlyBudget[];
  people: PersonLine[];
  personId: string | undefined;
  currency: string;
}) {
  const find = (whose: string): SetLimit | null => {
    const row = set.find((entry) => entry.whose === whose);
    return row
      ? { currency: row.currency, limitMicros: row.limitMicros, enforcement: row.enforcement }
      : null;
  };
  const person = people.find((entry) => entry.personId === personId);
  // Anew when what is set changed, because the fields start from it.
  const keyOf = (whose: string) => `${whose}${JSON.stringify(find(whose))}`;
  return (
    <>
      {person && (
        <Panel
          id="person-limit"
          title={`${person.name}, a month`}
          description="Instead of what holds for everybody."
        >
          <MonthlyForm
            key={keyOf(person.personId)}
            brand={brand}
            label={`Limit of ${person.name}`}
            whose="person"
            personId={person.personId}
            set={find(person.personId)}
            currency={currency}
            removal={
              find('everybody')
                ? `From now on the limit of everybody holds for ${person.name}, with what is used already.`
                : `${person.name} has no limit of their own from now on, only the brand's and the campaign's.`
            }
          />
        </Panel>
      )}
      <Panel
        title="Each person, a month"
        description={person ? undefined : 'Choose somebody in the table for an exception.'}
      >
        <MonthlyForm
          key={keyOf('everybody')}
          brand={brand}
          label="Limit of each person"
          whose="everybody"
          personId={null}
          set={find('everybody')}
          currency={currency}
          removal="Whoever has no limit of their own is bound only by the brand and the campaign from now on."
        />
      </Panel>
      <Panel title="The brand, a month" description="All campaigns and people together.">
        <MonthlyForm
          key={keyOf('brand')}
          brand={brand}
          label="Limit of the brand"
          whose="brand"
          personId={null}
          set={find('brand')}
          currency={currency}
          removal="The brand is bound only by the budgets of its campaigns and people from now on."
        />
      </Panel>
    </>
  );
}
