import { planBoard, TaskBoard } from '@main/columns/task-board';
import { describe, expect, it } from 'vitest';

describe('a board of tasks', () => {
  it('gives each task away once, in order, and none further ahead than there is room for', () => {
    const plan = planBoard(5, 2);
    const [owner, helper] = [new TaskBoard(plan), new TaskBoard(plan)];
    expect([owner.take(), helper.take(), owner.take(), helper.take()]).toEqual([0, 1, null, null]);
    owner.release(0);
    expect([helper.take(), owner.take()]).toEqual([2, null]);
    owner.release(1);
    owner.release(2);
    expect([owner.takeOrWait(), helper.takeOrWait(), helper.takeOrWait()]).toEqual([3, 4, null]);
  });

  it('lets nobody write the result of a task that its owner gave up, nor the owner give up one that is being written', () => {
    const board = new TaskBoard(planBoard(2, 2));
    board.take();
    board.giveUp(0);
    expect([board.mayWrite(0), board.stateOf(0)]).toEqual([false, 'failed']);
    board.take();
    expect(board.mayWrite(1)).toBe(true);
    board.giveUp(1);
    expect(board.stateOf(1)).toBe('writing');
    board.finish(1);
    expect(board.stateOf(1)).toBe('done');
  });

  it('says whether the wait for a task was in vain', () => {
    const board = new TaskBoard(planBoard(1, 1));
    board.take();
    expect(board.waitWhile(0, 'open', 1)).toBe(false);
    board.mayWrite(0);
    expect(board.waitWhile(0, 'open', 1)).toBe(true);
  });
});
