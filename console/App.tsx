import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { BrowserRouter } from 'react-router-dom';
import { ApiError } from './api/client.ts';
import { CALM, useTheme } from './parts/theme.ts';
import { SignedInApp } from './SignedInApp.tsx';
import { useWords, WordsProvider } from './words/WordsContext.tsx';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Lists are kept current by the live link; asking again is for when that is away.
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500),
    },
  },
});

/** As `console.css` has them. */
const TOKEN = { fontSize: 14, borderRadius: 6, fontFamily: '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif' };
const LIGHT = { colorPrimary: '#14665a', colorLink: '#14665a', colorLinkHover: '#0f4f46', colorLinkActive: '#0f4f46', colorInfo: '#14665a', colorTextDescription: '#5c6470', colorTextTertiary: '#5c6470', colorTextPlaceholder: '#6b7280' };
const DARK = { colorPrimary: '#7ccdbb', colorLink: '#6fc2b0', colorLinkHover: '#8fd4c5', colorLinkActive: '#8fd4c5', colorInfo: '#7ccdbb', colorBgLayout: '#14181a', colorBgContainer: '#1c2124', colorBgElevated: '#262d30', colorBorder: '#455055', colorBorderSecondary: '#333b3f', colorTextDescription: '#a3adb0', colorTextTertiary: '#a3adb0', colorTextPlaceholder: '#98a2a6' };

/** The console. */
export function App() {
  return (
    <WordsProvider>
      <QueryClientProvider client={client}>
        <Themed />
      </QueryClientProvider>
    </WordsProvider>
  );
}

function Themed() {
  const { language } = useWords();
  const { dark } = useTheme();
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={{
        algorithm: dark ? [theme.darkAlgorithm, theme.compactAlgorithm] : [theme.defaultAlgorithm, theme.compactAlgorithm],
        token: { ...TOKEN, ...(dark ? DARK : LIGHT), motion: !CALM },
        ...(dark && { components: { Button: { primaryColor: '#10201c' } } }),
      }}
      button={{ autoInsertSpace: false }}
    >
      <AntApp component={false}>
        <BrowserRouter basename="/console">
          <SignedInApp />
        </BrowserRouter>
      </AntApp>
    </ConfigProvider>
  );
}
