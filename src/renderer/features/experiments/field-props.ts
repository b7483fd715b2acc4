import type { ReactNode } from 'react';
import type { SpecField } from './fields/field';

/** What every kind of input is given: wrapper, texts and fault, in the order that all fields have. */
export interface CommonProps {
  readonly id: string;
  readonly 'data-testid': string;
  readonly label: ReactNode;
  readonly labelProps: { readonly className: string | undefined };
  readonly descriptionProps: { readonly className: string | undefined };
  readonly errorProps: { readonly className: string | undefined };
  readonly description: ReactNode;
  readonly error: string | undefined;
  readonly inputWrapperOrder: ('label' | 'input' | 'error' | 'description')[];
}

export interface FieldProps {
  readonly field: SpecField;
  readonly common: CommonProps;
}
