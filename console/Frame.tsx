import { AlertOutlined, AuditOutlined, BarChartOutlined, BulbOutlined, CommentOutlined, DashboardOutlined, FileSearchOutlined, FileTextOutlined, LogoutOutlined, PhoneOutlined, QuestionCircleOutlined, ReadOutlined, SafetyCertificateOutlined, SoundOutlined, TeamOutlined, TranslationOutlined, UserOutlined } from '@ant-design/icons';
import { Alert, App, Button, Dropdown, Select, Tooltip } from 'antd';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { NavLink, useNavigate } from 'react-router-dom';
import type { Session } from '../bot/api/session.ts';
import { api } from './api/client.ts';
import { CurrentNotices } from './incidents/CurrentNotices.tsx';
import { useLinkState } from './live/LiveContext.tsx';
import { forgetDrafts, useKept } from './parts/kept.ts';
import { Keys } from './parts/Keys.tsx';
import { useWaiting } from './parts/useWaiting.ts';
import { useTheme } from './parts/theme.ts';
import { useWords } from './words/WordsContext.tsx';

/** Where what waits is seen to. */
const WAITS_AT: Readonly<Record<string, string>> = { '/review': '/review/customers/requests', '/quality': '/quality/findings?overdue=true' };

/** What is around every screen: where one is, whether one takes chats, how the connection stands. */
export function Frame({ session, onOver, children }: { readonly session: Session; readonly onOver: () => void; readonly children: ReactNode }) {
  const { say, switch: switchLanguage } = useWords();
  const { switch: switchTheme } = useTheme();
  const { message } = App.useApp();
  const go = useNavigate();
  const [sound, keepSound] = useKept('sound', 'on');
  const [help, setHelp] = useState(false);
  const { roles, displayName, workNumber } = session.staff;
  const overseeing = roles.includes('supervisor') || roles.includes('compliance');
  const atDesk = roles.includes('agent') || roles.includes('supervisor');
  const links = [
    ...(atDesk ? [{ to: '/desk', icon: <CommentOutlined aria-hidden />, label: say('nav.desk') }, { to: '/cases', icon: <FileTextOutlined aria-hidden />, label: say('nav.cases') }, { to: '/entry', icon: <PhoneOutlined aria-hidden />, label: say('nav.entry') }] : []),
    ...(roles.includes('supervisor') ? [{ to: '/floor', icon: <DashboardOutlined aria-hidden />, label: say('nav.floor') }] : []),
    ...(overseeing ? [{ to: '/review', icon: <FileSearchOutlined aria-hidden />, label: say('nav.review') }] : []),
    ...(overseeing || atDesk ? [{ to: '/quality', icon: <AuditOutlined aria-hidden />, label: say('nav.quality') }] : []),
    ...(overseeing ? [{ to: '/incidents', icon: <AlertOutlined aria-hidden />, label: say('nav.incidents') }] : []),
    ...(overseeing || atDesk ? [{ to: '/figures', icon: <BarChartOutlined aria-hidden />, label: say('nav.figures') }] : []),
    ...(overseeing ? [{ to: '/keeping', icon: <SafetyCertificateOutlined aria-hidden />, label: say('nav.keeping') }] : []),
    ...(overseeing ? [{ to: '/knowledge', icon: <ReadOutlined aria-hidden />, label: say('nav.loop') }] : []),
    ...(roles.includes('admin') || roles.includes('supervisor') ? [{ to: '/accounts', icon: <TeamOutlined aria-hidden />, label: say('nav.staff') }] : []),
  ];
  const waiting = useWaiting(overseeing);
  const failed = useCallback((text: string) => void message.error(text), [message]);
  const signOut = async () => {
    forgetDrafts();
    await api.delete('/session').catch(() => undefined);
    onOver();
  };
  const askForNotices = async () => {
    if (typeof Notification !== 'undefined') await Notification.requestPermission();
  };
  return (
    <div className="frame">
      <header className="frame-head">
        <strong className="frame-name">{say('app.title')}</strong>
        <nav aria-label={say('app.title')} className="frame-nav">
          {links.map(({ to, icon, label }) => {
            const n = waiting[to] ?? 0;
            // Where it leads: what waits stands at its top.
            const path = n > 0 ? (WAITS_AT[to] ?? to) : to;
            return <NavLink key={to} to={path} aria-label={n > 0 ? `${label} ${say('nav.waiting', { n })}` : label} title={label}>{icon}<span>{label}</span>{n > 0 && <b className="frame-count" title={say('nav.waiting', { n })}>{n}</b>}</NavLink>;
          })}
        </nav>
        <span className="frame-space" />
        {atDesk && <Availability onFailed={failed} />}
        <Tooltip title={say('app.help')}><Button type="text" icon={<QuestionCircleOutlined aria-hidden />} aria-label={say('app.help')} onClick={() => setHelp(true)} /></Tooltip>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'me', icon: <UserOutlined aria-hidden />, label: say('app.account'), onClick: () => void go('/me') },
              { key: 'looks', icon: <FileSearchOutlined aria-hidden />, label: say('app.looks'), onClick: () => void go('/me/looks') },
              { key: 'language', icon: <TranslationOutlined aria-hidden />, label: say('app.language'), onClick: switchLanguage },
              { key: 'theme', icon: <BulbOutlined aria-hidden />, label: say('app.theme'), onClick: switchTheme },
              { key: 'sound', icon: <SoundOutlined aria-hidden />, label: `${say('app.sound')}${sound === 'on' ? ' ✓' : ''}`, onClick: () => keepSound(sound === 'on' ? 'off' : 'on') },
              { key: 'notices', icon: <SoundOutlined aria-hidden />, label: say('app.notices'), onClick: () => void askForNotices() },
              { type: 'divider' },
              { key: 'out', icon: <LogoutOutlined aria-hidden />, label: say('app.signOut'), onClick: () => void signOut() },
            ],
          }}
        >
          <Button type="text" icon={<UserOutlined aria-hidden />}>{displayName}{workNumber !== '' && ` ${workNumber}`}</Button>
        </Dropdown>
      </header>
      {atDesk && <Connection />}
      <CurrentNotices />
      <main className="frame-main">{children}</main>
      <Keys open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

/** Said only while it is not as it should be. */
function Connection() {
  const { say } = useWords();
  const state = useLinkState();
  return state === 'lost' ? <Alert banner type="warning" title={say('app.offline')} role="status" /> : null;
}

function Availability({ onFailed }: { readonly onFailed: (text: string) => void }) {
  const { say } = useWords();
  const [kept, keep] = useKept('availability', 'busy');
  const link = useLinkState();
  // The server knows after each connection what is shown here.
  useEffect(() => {
    if (link === 'open') api.post('/presence', { availability: kept }).catch((error: unknown) => onFailed(error instanceof Error ? error.message : String(error)));
  }, [link, kept, onFailed]);
  return (
    <Select
      aria-label={say('presence.available')}
      className={`presence presence-${kept}`}
      value={kept}
      onChange={keep}
      variant="borderless"
      popupMatchSelectWidth={false}
      options={(['available', 'busy', 'away'] as const).map((each) => ({ value: each, label: <span><i className={`dot dot-${each}`} aria-hidden /> {say(`presence.${each}`)}</span> }))}
    />
  );
}
