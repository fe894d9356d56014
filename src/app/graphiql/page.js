// Runs in the browser, after the scripts that bring the globals React, ReactDOM and GraphiQL.
(async () => {
  const root = document.getElementById("graphiql");
  const response = await fetch("/graphiql/examples.json");
  const examples = response.ok ? await response.text() : "[]";
  const tabs = JSON.parse(examples);

  // GraphiQL keeps tabs in the browser and then ignores the given ones. A namespace that follows the examples shows new
  // examples as soon as there are some, and keeps a visitor's own edits until then.
  const namespace = `stratagraph-${fingerprint(examples)}`;

  ReactDOM.createRoot(root).render(
    React.createElement(GraphiQL, {
      fetcher: GraphiQL.createFetcher({ url: root.dataset.endpoint, enableIncrementalDelivery: false }),
      storage: GraphiQL.createLocalStorage({ namespace }),
      defaultTabs: tabs.length > 0 ? tabs : undefined,
      isHeadersEditorEnabled: true,
      // A token typed into the headers editor is forgotten with the page unless the visitor chooses to keep it.
      shouldPersistHeaders: false,
    }),
  );

  function fingerprint(text) {
    let hash = 5381;
    for (const character of text) hash = (hash * 33 + character.codePointAt(0)) >>> 0;
    return hash.toString(36);
  }
})();
