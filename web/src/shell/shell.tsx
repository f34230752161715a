import { Link, Outlet } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { ownZone } from '../components/times.ts';
import { useLanguage, useText } from '../language/language.tsx';
import { useSession } from '../session/session.tsx';
import { useTheme } from '../theme/theme.tsx';
import { Inspector } from './inspector.tsx';
import { RegionChoice } from './region-choice.tsx';

const texts = {
  skip: { en: 'Skip to the page', zh: '跳到正文' },
  instances: { en: 'Instances', zh: '实例' },
  buy: { en: 'Buy', zh: '购买' },
  bills: { en: 'Bills', zh: '费用' },
  explorer: { en: 'API Explorer', zh: 'API Explorer' },
  calls: { en: 'Calls', zh: 'API 调用' },
  signOut: { en: 'Sign out', zh: '退出' },
  light: { en: 'Light', zh: '浅色' },
  dark: { en: 'Dark', zh: '深色' },
  times: { en: 'Times are those of your own zone:', zh: '时间按您所在的时区显示：' },
  sections: { en: 'Sections', zh: '导航' },
};

/** What stands around every page. */
export function Shell(): ReactNode {
  const t = useText();
  const { session, signOut } = useSession();
  const [showsCalls, setShowsCalls] = useState(false);
  return (
    <>
      <a className="skip" href="#page">
        {t(texts.skip)}
      </a>
      <header className="top">
        <Link to="/console/instances" className="brand">
          Brokerage
        </Link>
        <nav aria-label={t(texts.sections)}>
          <Link to="/console/instances">{t(texts.instances)}</Link>
          <Link to="/console/buy">{t(texts.buy)}</Link>
          <Link to="/console/bills/$view" params={{ view: 'days' }}>
            {t(texts.bills)}
          </Link>
          <Link to="/explorer">{t(texts.explorer)}</Link>
        </nav>
        <div className="choices">
          <RegionChoice />
          <LanguageButton />
          <ThemeButton />
          <Button variant="text" size="small" onClick={() => setShowsCalls(true)}>
            {t(texts.calls)}
          </Button>
          {session !== null && (
            <Button variant="text" size="small" onClick={() => signOut()} title={session.uin}>
              {t(texts.signOut)}
            </Button>
          )}
        </div>
      </header>
      <main id="page" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="foot hint">
        {t(texts.times)} {ownZone(new Date())}
      </footer>
      {showsCalls && <Inspector onClose={() => setShowsCalls(false)} />}
    </>
  );
}

function LanguageButton(): ReactNode {
  const { language, choose } = useLanguage();
  const other = language === 'en' ? 'zh' : 'en';
  return (
    <Button variant="text" size="small" lang={other} onClick={() => choose(other)}>
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  );
}

function ThemeButton(): ReactNode {
  const t = useText();
  const { theme, choose } = useTheme();
  const other = theme === 'light' ? 'dark' : 'light';
  return (
    <Button variant="text" size="small" onClick={() => choose(other)}>
      {t(texts[other])}
    </Button>
  );
}
