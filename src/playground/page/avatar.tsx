import type { Person } from '../protocol.js';
import { usePage } from './context.js';

/** The picture of a person: the sign of the app, or a first letter. */
export function Avatar({ user, size = 36 }: { user: string; size?: number }) {
  const { world } = usePage();
  const person = world.people.find(({ id }) => id === user);
  const style = { width: size, height: size, fontSize: size * 0.45 };
  if (person?.isBot) return <img className="avatar" src="/page/icon.svg" alt="" style={style} />;
  return (
    <span
      className={`avatar avatar-${colorOf(person)}`}
      style={style}
      data-letter={[...(person?.realName ?? 'S')][0]}
      aria-hidden="true"
    />
  );
}

function colorOf(person: Person | undefined): number | 'slackbot' {
  if (person === undefined) return 'slackbot';
  return ([...person.id].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 4) + 1;
}

/** The name by which a user is shown. */
export function useNameOf(): (user: string) => string {
  const { world, strings } = usePage();
  return (user) => world.people.find(({ id }) => id === user)?.realName ?? strings.slackbot;
}
