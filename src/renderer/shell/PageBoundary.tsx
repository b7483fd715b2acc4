import { Component, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { ErrorState } from '../ui/ErrorState';

/** Keeps the fault of one page from taking the window down; another page, or trying again, starts afresh. */
export function PageBoundary({ children }: { readonly children: ReactNode }) {
  const [path] = useLocation();
  return <Boundary key={path.split('/')[1]}>{children}</Boundary>;
}

class Boundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override readonly state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
