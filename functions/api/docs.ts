/** What the page at /docs loads, by path; the server that offers the page serves them from its own packages. */
export const docsFiles = {
  "/docs/swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "/docs/swagger-ui.css": "text/css; charset=utf-8",
} as const;

/**
 * A page to browse and try the API. Everything it loads comes from the deployment itself.
 *
 * @param assets origin that serves `docsFiles`; "" = where the page came from
 */
export const docsHtml = (assets = "") => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Safir API</title>
    <link rel="stylesheet" href="${assets}/docs/swagger-ui.css">
  </head>
  <body>
    <div id="docs"></div>
    <script src="${assets}/docs/swagger-ui-bundle.js"></script>
    <script>
      SwaggerUIBundle({ url: "/openapi.json", dom_id: "#docs", validatorUrl: null });
    </script>
  </body>
</html>
`;
