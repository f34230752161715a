import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type AnyRouter,
} from '@tanstack/react-router';
import { parseSearch, stringifySearch } from './explorer/permalink.ts';
import { SignInGate } from './session/sign-in.tsx';
import { NotFound } from './shell/not-found.tsx';
import { PageFailure } from './shell/page-failure.tsx';
import { Shell } from './shell/shell.tsx';

/*
 * Every address of the pages. Each page is a file of its own that is loaded when somebody goes there.
 */

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: PageFailure });

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: () => (
    <SignInGate>
      <Outlet />
    </SignInGate>
  ),
});

const console = createRoute({
  getParentRoute: () => root,
  path: '/console',
  beforeLoad: () => {
    // The router takes what is thrown for where to go.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw redirect({ to: '/console/instances' });
  },
});

const instances = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/instances',
  component: lazyRouteComponent(() => import('./pages/instances/instances-page.tsx'), 'InstancesPage'),
});

const instance = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/instances/$instanceId/$tab',
  component: lazyRouteComponent(() => import('./pages/instance/instance-page.tsx'), 'InstancePage'),
});

const bills = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/bills/$view',
  component: lazyRouteComponent(() => import('./pages/bills/bills-page.tsx'), 'BillsPage'),
});

const allBills = createRoute({
  getParentRoute: () => root,
  path: '/console/bills',
  beforeLoad: () => {
    // As above.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw redirect({ to: '/console/bills/$view', params: { view: 'days' } });
  },
});

const buy = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/buy',
  component: lazyRouteComponent(() => import('./pages/buy/buy-page.tsx'), 'BuyPage'),
});

// The explorer is read without a session; only a call asks for one.
const explorer = createRoute({
  getParentRoute: () => root,
  path: '/explorer',
  component: lazyRouteComponent(() => import('./explorer/explorer-page.tsx'), 'ExplorerPage'),
});

const explorerIntro = createRoute({
  getParentRoute: () => explorer,
  path: '/',
  component: lazyRouteComponent(() => import('./explorer/intro.tsx'), 'Intro'),
});

const debuggerPage = createRoute({
  getParentRoute: () => explorer,
  path: 'signature',
  component: lazyRouteComponent(() => import('./explorer/signature/debugger-page.tsx'), 'DebuggerPage'),
});

const product = createRoute({
  getParentRoute: () => explorer,
  path: '$product',
  component: lazyRouteComponent(() => import('./explorer/chosen.tsx'), 'ChosenProduct'),
});

const action = createRoute({
  getParentRoute: () => explorer,
  path: '$product/$action',
  component: lazyRouteComponent(() => import('./explorer/chosen.tsx'), 'ChosenAction'),
});

const tree = root.addChildren([
  console,
  allBills,
  signedIn.addChildren([instances, buy, bills, instance]),
  explorer.addChildren([explorerIntro, debuggerPage, product, action]),
]);

function pages() {
  return createRouter({
    routeTree: tree,
    defaultPreload: false,
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
  });
}

export function createPages(): ReturnType<typeof pages> & AnyRouter {
  return pages();
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof pages>;
  }
}
