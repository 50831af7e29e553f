import * as v from 'valibot';
import type { ProjectId } from '#domain/ids.ts';
import { NAME_LIMIT } from '#domain/limits.ts';
import { texts } from '#texts/texts.ts';
import type { Actor } from '#server/access.ts';
import type { RateLimits } from '#server/auth/rate-limits.ts';
import { authorizedProject } from '#server/authorized.ts';
import type { Database } from '#server/db/database.ts';
import { refusals } from '#server/errors.ts';
import { knownId } from '#server/queries/ids.ts';
import type { Candidate, Wikidata } from './wikidata.ts';

interface Dependencies {
  readonly database: Database;
  readonly rateLimits: Pick<RateLimits, 'countLookUp'>;
  /** Null: nothing is asked of anybody. */
  readonly wikidata: Wikidata | null;
}

const asked = v.object({
  words: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(NAME_LIMIT)),
  /** The first part of a BCP 47 tag. */
  language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)),
});

export type LookUps = ReturnType<typeof createLookUps>;

/** What may be asked of others about an entity, by this server and never by a page. */
export function createLookUps({ database, rateLimits, wikidata }: Dependencies) {
  return {
    /** Who is asked; null for nobody. */
    wikidataHost: wikidata?.host ?? null,

    /** The items of Wikidata that words may mean, for somebody who may add to the register. */
    async wikidata(actor: Actor, givenId: string, given: unknown): Promise<readonly Candidate[]> {
      const projectId = knownId<ProjectId>(givenId, 'project');
      const verb = 'add-entity';
      const { project } = await authorizedProject(database, actor, { projectId, verb });
      if (wikidata === null) throw refusals.notFound('lookUp');
      if (project.archivedAt !== null)
        throw refusals.conflict('archived', texts.register.lookingUp.archived);
      const request = v.safeParse(asked, given);
      if (!request.success) throw refusals.invalid(texts.register.lookingUp.invalid);
      await rateLimits.countLookUp(actor.accountId);
      return wikidata.search(request.output.words, request.output.language);
    },
  };
}
