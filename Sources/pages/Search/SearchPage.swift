/// The search page of a site: the content of its `<main>`, and what it requires of the frame around it.
///
/// Pages describe themselves to Pagefind by attributes. Facts that are not part of the article are in the head, one `<meta>` for
/// each value, since a value with a comma cannot share an attribute with another:
///
///     <meta data-pagefind-filter="team[content]" content="IaaS">
///     <meta data-pagefind-filter="year[content]" content="2024">
///     <meta data-pagefind-filter="kind[content]" content="Community Call">
///     <meta data-pagefind-sort="date[content]" data-pagefind-meta="date[content]" content="2024-09-26">
///     …
///     <article data-pagefind-body><h1>…</h1><section id="team-iaas"><h2 id="…">IaaS</h2>…</section></article>
///
/// A result opens at the `<section>` with an `id` around the words. Its title is the section's first heading with an `id`, else
/// the beginning of its text. A page without `data-pagefind-body` is not indexed.
///
/// The indexed page need not be the page that readers see: `<meta data-pagefind-meta="address[content]" content="…">` gives the
/// address of the result, relative to the site's root, and an empty `<h2 id="…">` begins a section like a `<section>`.
public enum SearchPage {
  /// Additions to the content security policy of this page: Pagefind is WebAssembly, and loads its files by fetch.
  public static let policy = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

  /// The page's content.
  ///
  /// The page's head loads the style (`Templates.searchStyle`) and the script (`Templates.searchScript`) as files. The script is
  /// a classic one with `defer`: a module does not run if the page is opened from the disk, and could not report that.
  ///
  /// - Parameter root: The relative address of the site's root, with a trailing slash: `../`.
  public static func content(root: String) -> String {
    let root = attribute(root)
    return """
      <form class="search" id="search" role="search" method="get" data-root="\(root)">
      <label for="search-words">Search the minutes</label>
      <div class="search-line"><input id="search-words" name="q" type="search" autocomplete="off" autocapitalize="off" \
      spellcheck="false" aria-describedby="search-status"><button type="submit">Search</button></div>
      <div class="search-filters" id="search-filters" hidden></div>
      </form>
      <p class="search-status" id="search-status" role="status" aria-live="polite"></p>
      <noscript><p class="search-notice">Searching needs scripts, and this browser runs none here. \
      All pages can be reached from the <a href="\(root)index.html">start page</a>; there, the browser's own search finds words \
      on a page.</p></noscript>
      <ol class="search-results" id="search-results" aria-label="Results"></ol>
      <p class="search-more"><button type="button" id="search-more" hidden>Show more results</button></p>

      """
  }

  private static func attribute(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
