import { workspaceArgument } from '@main/shell/start-workspace';
import { describe, expect, it } from 'vitest';

describe('the workspace of a command line', () => {
  it('is the one of --workspace, wherever it stands', () => {
    expect(workspaceArgument(['longshort', '.', '--workspace=/data/a.longshort'], '/home')).toBe(
      '/data/a.longshort',
    );
  });

  it('is a file of that kind, and no other argument', () => {
    expect(workspaceArgument(['longshort', '--flag', 'notes.txt', '/data/b.longshort'], '/home')).toBe(
      '/data/b.longshort',
    );
    expect(workspaceArgument(['/opt/x.longshort', '--flag=c.longshort', 'notes.txt'], '/home')).toBeNull();
  });

  it('is taken from the folder where the command was given', () => {
    expect(workspaceArgument(['longshort', 'c.longshort'], '/home/ann')).toBe('/home/ann/c.longshort');
    expect(workspaceArgument(['longshort', '--workspace=../d.longshort'], '/home/ann')).toBe(
      '/home/d.longshort',
    );
  });

  it('is none where --workspace is empty', () => {
    expect(workspaceArgument(['longshort', '--workspace='], '/home')).toBeNull();
  });
});
