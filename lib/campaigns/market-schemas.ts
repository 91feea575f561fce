import { z } from 'zod';
import { marketPattern } from './names';

export const marketSchema = z.string().regex(marketPattern, 'Use a market such as de-DE or en-GB.');
