import { refusalResponse } from '@/app/api/refusal-response';
import { ctxForAction } from '@/lib/auth/require';
import { readConceptStates } from '@/lib/runs/read-concept-states';

/** The states of a concept's pictures as one line, cheap enough to be asked every second. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ brand: string; concept: string }> },
): Promise<Response> {
  try {
    const { brand, concept } = await params;
    const states = await readConceptStates(await ctxForAction(brand), { conceptId: concept });
    return Response.json({ states }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return refusalResponse(error);
  }
}
