// Runs in the browser, after the scripts that define the globals React, ReactDOM and GraphiQL.
(async () => {
  const root = document.getElementById("graphiql");
  const response = await fetch("/graphiql/examples.json");
  const examples = response.ok ? await response.text() : "[]";
  const tabs = JSON.parse(examples);

  // GraphiQL stores its tabs in the browser and then ignores `defaultTabs`. The storage namespace depends on the
  // examples: changed examples are shown, and the user's edits are kept until then.
  const namespace = `stratagraph-${fingerprint(examples)}`;

  ReactDOM.createRoot(root).render(
    React.createElement(GraphiQL, {
      fetcher: GraphiQL.createFetcher({ url: root.dataset.endpoint, enableIncrementalDelivery: false }),
      storage: GraphiQL.createLocalStorage({ namespace }),
      defaultTabs: tabs.length > 0 ? tabs : undefined,
      isHeadersEditorEnabled: true,
      // A token in the headers editor is lost when the page is closed, unless the user chooses to persist headers.
      shouldPersistHeaders: false,
    }),
  );

  function fingerprint(text) {
    let hash = 5381;
    for (const character of text) hash = (hash * 33 + character.codePointAt(0)) >>> 0;
    return hash.toString(36);
  }
})();
