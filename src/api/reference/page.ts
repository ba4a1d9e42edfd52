import { release } from "../package-files";

/** The page that shows `openapi.json`; its links are relative, so it works wherever the API is mounted. */
export const referencePage = `<!DOCTYPE html>
<html lang="en">
    <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>ARK plugin registry API</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="reference/${release}/swagger-ui.css" />
    </head>
    <body>
        <div id="reference"></div>
        <script src="reference/${release}/swagger-ui-bundle.js"></script>
        <script src="reference/${release}/start.js"></script>
    </body>
</html>
`;

/** `validatorUrl: null`: Swagger UI would ask a server of its makers to judge the document. */
export const startScript = `SwaggerUIBundle({
    url: "openapi.json",
    dom_id: "#reference",
    deepLinking: true,
    docExpansion: "list",
    validatorUrl: null,
});
`;

/** Nothing from elsewhere, whatever the page or its library would load. */
export const referenceHeaders = {
    "content-security-policy": [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ].join("; "),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
};
