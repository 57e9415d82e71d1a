import { useMemo } from 'react';
import type { Channel } from '../protocol.js';
import { Drawn } from './blocks/drawn.js';
import { goTo, usePage } from './context.js';
import { Icon } from './icons.js';

/** Three things to try, at the top of the first channel. */
export function Welcome({ channel, onSend }: { channel: Channel; onSend: () => void }) {
  const { strings, world, act } = usePage();
  const say = (text: string) => {
    onSend();
    void act({ kind: 'say', channel: channel.id, text });
  };
  const doIt = [
    () => say(strings.exampleCommand),
    () => say(`@${world.app.name} ${strings.exampleMention}`),
    () => goTo('home'),
  ];
  // Drawn as a message would be, which also readies the renderer for the first answer.
  const explanations = useMemo(
    () =>
      strings.things.map(([, explanation]) => [
        { type: 'context', elements: [{ type: 'mrkdwn', text: explanation }] },
      ]),
    [strings],
  );
  const icons = ['slash', 'at', 'bolt'] as const;
  return (
    <section className="welcome" aria-labelledby="welcome">
      <h3 id="welcome">{strings.welcomeTitle}</h3>
      <p>{strings.welcomeIntro}</p>
      <ol>
        {strings.things.map(([title, , button], i) => (
          <li key={title}>
            <span className="welcome-icon">
              <Icon name={icons[i] ?? 'bolt'} size={22} />
            </span>
            <h4>{title}</h4>
            <div className="welcome-text">
              <Drawn blocks={explanations[i] ?? []} />
            </div>
            <button type="button" className="button button-plain" onClick={doIt[i]}>
              {button}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
