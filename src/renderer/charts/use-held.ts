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
    const ends = ['pointerup', 'pointercancel', 'blur'] as const;
    pressed?.addEventListener('pointerdown', press, { capture: true });
    for (const end of ends) window.addEventListener(end, release, { capture: true });
    return () => {
      pressed?.removeEventListener('pointerdown', press, { capture: true });
      for (const end of ends) window.removeEventListener(end, release, { capture: true });
    };
  }, [element]);
  return isPressed;
}
