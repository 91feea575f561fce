import { ArrowRight } from 'lucide-react';
import { roleDoes } from '@/app/ui/role-does';
import { db } from '@/lib/db/client';
import { listDemoPeople } from '@/lib/people/store';
import { roleNames } from '@/lib/permission';
import { demoAction } from './actions';

/** One press per role. Shown in demo mode only, and said to be so. */
export async function DemoPeople({ next }: { next: string }) {
  const people = await listDemoPeople(db());
  return (
    <section aria-labelledby="demo" className="card card--default gap-3 p-5">
      <div>
        <h2 id="demo" className="text-sm leading-6 font-semibold">
          Demo: choose who you are
        </h2>
        <p className="text-dense text-muted">
          One press, no password. This is a demo on sample data; a real installation has no such list.
        </p>
      </div>
      {people.length === 0 && (
        <p className="text-dense">The demo has no people yet. Start it again to seed it.</p>
      )}
      <ul className="flex flex-col gap-1.5">
        {people.map((person) => (
          <li key={person.email}>
            <form action={demoAction}>
              <input type="hidden" name="email" value={person.email} />
              <input type="hidden" name="next" value={next} />
              <button
                type="submit"
                className="button button--outline button--full-width h-auto justify-between gap-3 px-3 py-2 text-start whitespace-normal md:h-auto"
              >
                <span className="min-w-0">
                  <span className="block">
                    {roleNames[person.role]} <span className="font-normal text-muted">· {person.name}</span>
                  </span>
                  <span className="block text-xs font-normal text-muted">{roleDoes[person.role]}</span>
                </span>
                <ArrowRight aria-hidden="true" className="text-muted" />
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
