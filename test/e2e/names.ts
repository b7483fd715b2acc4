import { expect, type Page } from '@playwright/test';

/** What a reader of the screen must be able to call by its name. */
const namedRoles = [
  'button',
  'link',
  'textbox',
  'combobox',
  'listbox',
  'option',
  'checkbox',
  'radio',
  'switch',
  'tab',
  'grid',
  'progressbar',
  'application',
  'dialog',
  'navigation',
] as const;

/** No control of the page is without a name. */
export async function expectNames(page: Page, where: string): Promise<void> {
  for (const role of namedRoles) {
    const nameless = page.getByRole(role, { name: /^\s*$/ });
    const markup = () => nameless.evaluateAll((all) => all.map((element) => element.outerHTML.slice(0, 200)));
    await expect.poll(markup, { message: `${role} without a name on ${where}` }).toEqual([]);
  }
}
