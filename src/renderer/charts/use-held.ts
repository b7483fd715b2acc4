import { type RefObject, useEffect, useState } from 'react';

/**
 * A value that does not change while a pointer is pressed on an element: the chart library counts a drag from the bars it
 * began with, so they must stay until it is over.
 */
export function useHeld<T>(value: T, element: RefObject<HTMLElement | null>): T {
  const isPressed = usePressed(element);
  const [held, setHeld] = useState(value);
  if (!isPressed && held !== value) setHeld(value);
  return isPressed ? held : value;
}

function usePressed(element: RefObject<HTMLElement | null>): boolean {
  const [isPressed, setIsPressed] = useState(false);
  useEffect(() => {
    const pressed = element.current;
    const press = (): void => setIsPressed(true);
    const release = (): void => setIsPressed(false);
    pressed?.addEventListener('pointerdown', press, { capture: true });
    for (const end of ends) window.addEventListener(end, release, { capture: true });
    // Not while it is on its way to an element: a press takes the focus from whatever had it.
    window.addEventListener('blur', release);
    return () => {
      pressed?.removeEventListener('pointerdown', press, { capture: true });
      for (const end of ends) window.removeEventListener(end, release, { capture: true });
      window.removeEventListener('blur', release);
    };
  }, [element]);
  return isPressed;
}

const ends = ['pointerup', 'pointercancel'] as const;
