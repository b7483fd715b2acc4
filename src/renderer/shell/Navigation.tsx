import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconArrowsDiff,
  IconChartCandle,
  IconChartHistogram,
  IconFlask,
  IconHelp,
  IconHistory,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconRadar2,
  IconSettings,
} from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useRoute } from 'wouter';
import { ThemeToggle } from '../features/settings/ThemeToggle';
import { WorkspaceMenu } from '../features/workspace/WorkspaceMenu';
import { Keys } from '../ui/Keys';
import { navigate } from '../ui/location';
import classes from './shell.module.css';
import { useUiStore } from './ui-store';

interface Place {
  readonly name: string;
  readonly label: string;
  readonly keys?: string;
  readonly icon: ComponentType<{ readonly size?: number | string; readonly stroke?: number | string }>;
}

const places: readonly Place[] = [
  { name: 'data', label: 'Data', keys: 'g d', icon: IconChartCandle },
  { name: 'experiments', label: 'Experiments', keys: 'g e', icon: IconFlask },
  { name: 'features', label: 'Features', keys: 'g f', icon: IconChartHistogram },
  { name: 'sweeps', label: 'Sweeps', keys: 'g w', icon: IconRadar2 },
  { name: 'runs', label: 'Runs', keys: 'g r', icon: IconHistory },
  { name: 'compare', label: 'Compare', keys: 'g c', icon: IconArrowsDiff },
];

const settings: Place = { name: 'settings', label: 'Settings', keys: 'g s', icon: IconSettings };
const help: Place = { name: 'help', label: 'Help', icon: IconHelp };

export function Navigation() {
  const isCollapsed = useUiStore((state) => state.isNavCollapsed);
  const toggle = useUiStore((state) => state.toggleNav);
  const CollapseIcon = isCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={classes.nav} data-collapsed={isCollapsed} aria-label="Main" data-testid="navigation">
      <WorkspaceMenu isCollapsed={isCollapsed} />
      <div className={classes.places}>
        {places.map((place) => (
          <NavLink key={place.name} place={place} isCollapsed={isCollapsed} />
        ))}
      </div>
      <div className={classes.places}>
        <NavLink place={help} isCollapsed={isCollapsed} />
        <NavLink place={settings} isCollapsed={isCollapsed} />
      </div>
      <div className={classes.navFooter}>
        <ThemeToggle />
        <Hint isShown label="Fold" keys="[">
          <ActionIcon
            onClick={toggle}
            aria-label={isCollapsed ? 'Unfold the navigation' : 'Fold the navigation'}
            data-testid="nav-collapse"
          >
            <CollapseIcon size={16} stroke={1.7} />
          </ActionIcon>
        </Hint>
      </div>
    </nav>
  );
}

function NavLink({ place, isCollapsed }: { readonly place: Place; readonly isCollapsed: boolean }) {
  const [isHere] = useRoute(`/${place.name}/*?`);
  const Icon = place.icon;
  return (
    <Hint isShown={isCollapsed || place.keys !== undefined} label={place.label} keys={place.keys}>
      <UnstyledButton
        component="a"
        href={`#/${place.name}`}
        className={classes.navLink}
        aria-current={isHere ? 'page' : undefined}
        aria-label={place.label}
        data-testid={`nav-${place.name}`}
        onClick={(event) => {
          event.preventDefault();
          navigate(`/${place.name}`);
        }}
      >
        <Icon size={17} stroke={1.7} />
        {!isCollapsed && <span>{place.label}</span>}
      </UnstyledButton>
    </Hint>
  );
}

interface HintProps {
  readonly isShown: boolean;
  readonly label: string;
  readonly keys?: string;
  readonly children: ReactNode;
}

function Hint({ isShown, label, keys, children }: HintProps) {
  return (
    <Tooltip
      position="right"
      disabled={!isShown}
      label={
        <span className={classes.hint}>
          {label}
          {keys !== undefined && <Keys keys={keys} />}
        </span>
      }
    >
      {children}
    </Tooltip>
  );
}
