// Before any schema is built, as an app under a strict content security policy does it.
import { z } from 'zod';

z.config({ jitless: true });
