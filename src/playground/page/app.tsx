import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Snapshot } from '../protocol.js';
import { Announcement } from './announcement.js';
import { AppPane, AppTitle } from './app-pane.js';
import { ConnectDialog } from './connect-dialog.js';
import { type Page, PageContext, useLocation } from './context.js';
import { Conversation, ThreadPane } from './conversation.js';
import { IconButton } from './icon-button.js';
import { ChannelIcon, Icon } from './icons.js';
import { InstallDialog } from './install-dialog.js';
import { Modals } from './modal.js';
import { remember, remembered } from './preferences.js';
import { Requests } from './requests.js';
import { Sidebar } from './sidebar.js';
import { Store } from './store.js';
import { languageOf, stringsIn } from './strings.js';
import { useTheme } from './theme.js';

const store = new Store();

/** The whole page: a Slack workspace as one person sees it. */
export function App() {
  const { world, isConnected } = useSyncExternalStore(store.subscribe, store.state);
  const [person, setPerson] = useState(remembered('person') ?? '');
  const [theme, toggleTheme] = useTheme();
  const me = world?.people.find(({ id }) => id === world.you);
  const language = languageOf(me?.locale ?? navigator.language);
  const strings = stringsIn[language];

  useEffect(() => store.connect(person, languageOf(navigator.language)), [person]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = strings.title;
  }, [language, strings]);

  const become = (id: string) => {
    remember('person', id);
    setPerson(id);
  };
  if (world === undefined || me === undefined)
    return <p className="loading">{isConnected ? strings.loading : strings.ended}</p>;
  const page: Page = { world, me, strings, language, theme, act: store.act, upload: store.upload };
  return (
    <PageContext value={page}>
      <Frame page={page} isConnected={isConnected} toggleTheme={toggleTheme} become={become} />
    </PageContext>
  );
}

function Frame({
  page: { world, strings, theme },
  isConnected,
  toggleTheme,
  become,
}: {
  page: Page;
  isConnected: boolean;
  toggleTheme: () => void;
  become: (person: string) => void;
}) {
  const location = useLocation();
  const [dialog, setDialog] = useState<'connect' | 'install' | undefined>();
  const [showsRequests, setShowsRequests] = useState(false);
  const [showsSidebar, setShowsSidebar] = useState(false);

  const channels = world.channels.filter(({ kind }) => kind !== 'im');
  const direct = directOf(world);
  const channel =
    world.channels.find(({ id }) => id === (location.isHome ? direct.id : location.channel)) ??
    channels[0] ??
    direct;
  const isApp = channel.kind === 'im';

  return (
    <div className="frame">
      <header className="top">
        <IconButton
          icon="menu"
          className="top-button only-phone"
          label={strings.menu}
          aria-expanded={showsSidebar}
          onClick={() => setShowsSidebar(!showsSidebar)}
        />
        <span className="top-title only-phone">{strings.workspace}</span>
        <p className="honest" role="note">
          {isConnected ? (
            <>
              <span className="only-wide">{strings.honest}</span>
              <span className="only-phone">{strings.honestShort}</span>
            </>
          ) : (
            <span>{strings.ended}</span>
          )}
          <button type="button" className="honest-link" onClick={() => setDialog('connect')}>
            {strings.connect}
          </button>
        </p>
        <button
          type="button"
          className="top-button"
          aria-pressed={showsRequests}
          onClick={() => setShowsRequests(!showsRequests)}
        >
          <Icon name="code" /> <span className="top-label">{strings.requests}</span>
          <span className="top-count">{world.exchanges.length}</span>
        </button>
        <IconButton
          icon={theme === 'dark' ? 'sun' : 'moon'}
          className="top-button"
          label={strings.theme[theme]}
          onClick={toggleTheme}
        />
      </header>
      <Sidebar
        location={location}
        channels={channels}
        direct={direct}
        isShown={showsSidebar}
        onChoose={() => setShowsSidebar(false)}
        onPerson={become}
      />
      <div className={`panes ${location.thread === undefined ? '' : 'has-thread'}`}>
        <main className="main">
          <header className="pane-head">
            <h1>
              {isApp ? (
                <AppTitle />
              ) : (
                <>
                  <ChannelIcon channel={channel} /> {channel.name}
                </>
              )}
            </h1>
            {isApp ? (
              <button
                type="button"
                className="button button-plain button-small"
                onClick={() => setDialog('install')}
              >
                {strings.permissions}
              </button>
            ) : (
              <span className="members" role="note" aria-label={strings.members(channel.members.length)}>
                <Icon name="people" size={16} /> {channel.members.length}
              </span>
            )}
          </header>
          {isApp ? (
            <AppPane channel={channel} isHome={location.isHome} />
          ) : (
            <Conversation channel={channel} />
          )}
        </main>
        {location.thread !== undefined && <ThreadPane channel={channel} ts={location.thread} />}
        {showsRequests && <Requests onClose={() => setShowsRequests(false)} />}
      </div>
      <Modals />
      {dialog === 'connect' && <ConnectDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'install' && <InstallDialog onClose={() => setDialog(undefined)} />}
      <Announcement />
    </div>
  );
}

function directOf(world: Snapshot) {
  const direct = world.channels.find(({ kind }) => kind === 'im');
  if (direct === undefined) throw new Error('The workspace has no conversation with the app');
  return direct;
}
