import { createRoot } from 'react-dom/client';
import { App } from './app.js';

// The styles of the renderer hold inside an element of this id.
const root = document.getElementById('slack_blocks_to_jsx');
if (root !== null) createRoot(root).render(<App />);
