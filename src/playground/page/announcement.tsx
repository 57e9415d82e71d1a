import { useNameOf } from './avatar.js';
import { usePage } from './context.js';

/** Tells a screen reader of the newest message of somebody else, in the one line that every message has. */
export function Announcement() {
  const { world, me, strings } = usePage();
  const nameOf = useNameOf();
  const newest = world.messages.findLast(({ user }) => user !== me.id);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {newest === undefined ? '' : `${nameOf(newest.user)}: ${newest.text || strings.newMessage}`}
    </div>
  );
}
