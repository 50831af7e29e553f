import type { PresentPerson } from '#collab/presence.ts';
import type { ArticleId } from '#domain/ids.ts';
import type { Attendance } from './fan-out/fan-out.ts';
import { presented } from './presence.ts';
import type { Room } from './room.ts';

/** Who is in the texts of these articles, of the rooms that are open here. */
export function attendanceIn(
  rooms: Iterable<Room>,
  articleIds: readonly ArticleId[],
): Attendance[] {
  const wanted = new Set<string>(articleIds);
  const attendance: Attendance[] = [];
  for (const { address, connections } of rooms) {
    if (address.type !== 'text' || !wanted.has(address.id) || connections.size === 0) continue;
    const people = [...connections].map(({ person }) => presented(person));
    attendance.push({ articleId: address.id, people });
  }
  return attendance;
}

/** Everybody once an article, on however many pages and nodes. */
export function peopleByArticle(
  attendance: readonly Attendance[],
): Map<ArticleId, PresentPerson[]> {
  const present = new Map<ArticleId, Map<string, PresentPerson>>();
  for (const { articleId, people } of attendance) {
    const known = present.get(articleId) ?? new Map<string, PresentPerson>();
    for (const person of people) known.set(person.id, person);
    present.set(articleId, known);
  }
  return new Map([...present].map(([id, people]) => [id, [...people.values()]]));
}
