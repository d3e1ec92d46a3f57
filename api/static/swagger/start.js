// Starts Swagger UI; a file of its own, since the content policy of the service allows no script inside a page.
window.addEventListener("load", () => {
  window.ui = SwaggerUIBundle({
    url: "/openapi.json",
    dom_id: "#routes",
    deepLinking: true,
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis],
    defaultModelsExpandDepth: 0,
    docExpansion: "none",
    syntaxHighlight: { activated: true, theme: "arta" },
  });
});
