import { renderMermaidSVG } from 'beautiful-mermaid';

/** A mermaid diagram as SVG in the colours of the site, light and dark, with the fonts that the reader has. */
export const drawDiagram = (code) =>
  renderMermaidSVG(code, {
    bg: 'var(--vp-c-bg)',
    fg: 'var(--vp-c-text-1)',
    accent: 'var(--vp-c-brand-1)',
    font: 'inherit',
    transparent: true,
  })
    .replaceAll(/@import url\([^)]*\);?/g, '')
    .replace(/<svg /, '<svg role="img" aria-label="diagram; its text is in the page" ');
