import { Router } from 'wouter';
import { Shell } from './shell/Shell';
import { useHashPath, useHashSearch } from './ui/location';

export function App() {
  return (
    <Router hook={useHashPath} searchHook={useHashSearch}>
      <Shell />
    </Router>
  );
}
