import { Children, Fragment, isValidElement, type ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';

interface SplitViewProps {
  /** Names the layout, which is kept between sessions. */
  readonly id: string;
  readonly orientation?: 'horizontal' | 'vertical';
  /** `SplitPane`s. */
  readonly children: ReactNode;
}

interface SplitPaneProps {
  readonly id: string;
  /** Pixels (`280px`) or per cent (`30%`). */
  readonly defaultSize?: string;
  readonly minSize?: string;
  readonly maxSize?: string;
  readonly children: ReactNode;
}

/** Panes side by side, or one above the other, with separators that mouse and arrow keys move. */
export function SplitView({ id, orientation = 'horizontal', children }: SplitViewProps) {
  const layout = useDefaultLayout({ id: `split:${id}`, storage: localStorage });
  const panes = Children.toArray(children).filter((child) => isValidElement(child));
  return (
    <Group
      id={id}
      orientation={orientation}
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
      style={{ height: '100%' }}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.key}>
          {index > 0 && <Separator className="ls-separator" />}
          {pane}
        </Fragment>
      ))}
    </Group>
  );
}

export function SplitPane({ id, defaultSize, minSize, maxSize, children }: SplitPaneProps) {
  return (
    <Panel
      id={id}
      defaultSize={defaultSize}
      minSize={minSize}
      maxSize={maxSize}
      groupResizeBehavior={defaultSize?.endsWith('px') ? 'preserve-pixel-size' : 'preserve-relative-size'}
      style={{ overflow: 'auto', height: '100%' }}
    >
      {children}
    </Panel>
  );
}
