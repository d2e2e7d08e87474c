/** Where the page finds its one script; the server that offers the page serves it from its own packages. */
export const docsScript = "/docs/rapidoc-min.js";

/** A page to browse and try the API. Everything it loads comes from the server it came from. */
export const docsHtml = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Safir API</title>
    <script type="module" src="${docsScript}"></script>
  </head>
  <body>
    <rapi-doc spec-url="/openapi.json" load-fonts="false" render-style="read" theme="light"
      regular-font="system-ui, sans-serif" mono-font="ui-monospace, monospace" show-header="false"
      allow-server-selection="false" schema-style="table"></rapi-doc>
  </body>
</html>
`;
