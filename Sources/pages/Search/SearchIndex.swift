import Bytes
public import FileTrees
import Glibc

/// What a site's search page looks words up in: Pagefind's bundle, as a tree of files for the folder `pagefind`.
public struct SearchIndex: Sendable, Equatable {
  /// Paths as they are below the folder `pagefind`; the same pages give the same bytes.
  public let files: FileTree
  /// How many pages can be found.
  public let pages: Int

  /// Indexes the pages of a folder that have an element with `data-pagefind-body`.
  ///
  /// All are put into one index with one language's endings, since a browser searches one language at a time, and an archive
  /// mixes them: who looks for "security" wants what is said of it in either. What one rule of endings does not know is found as
  /// it is written, and by its beginning.
  ///
  /// - Parameters:
  ///   - site: The folder's path; nothing is written there.
  ///   - language: Whose endings are taken off (`de` finds "Netze" by "Netz"); what Pagefind has no rules for loses none.
  ///   - seconds: How long it may take.
  ///   - isCancelled: Asked twenty times a second; once it says yes, Pagefind is stopped.
  /// - Throws: `SearchFault` where there is nothing to index, or Pagefind fails.
  public static func make(
    of site: String, language: String = "en", with pagefind: Pagefind, seconds: Int = 600,
    isCancelled: () -> Bool = { false }
  ) throws(SearchFault) -> SearchIndex {
    guard let path = RealPath.of(site) else {
      throw SearchFault("\(site) could not be opened: \(String(cString: strerror(errno))); name a folder of pages")
    }
    let (folder, pages) = try list(path)
    guard !pages.isEmpty else { throw SearchFault("\(site) has no page to be found; name a folder of pages") }
    let scratch = try scratch()
    defer { scratch.remove() }
    let run = PagefindRun(program: pagefind.program, seconds: seconds)
    let answered = try run.index(
      pages, of: folder, in: scratch.path, language: code(of: language), isCancelled: isCancelled)
    let raw = BundleFiles.needed(answered)
    let bundle = try StableBundle.make(of: raw)
    return SearchIndex(files: bundle.files, pages: bundle.pages)
  }

  private static func scratch() throws(SearchFault) -> TemporaryFolder {
    do throws(TemporaryFolder.Fault) { return try TemporaryFolder(for: "search") } catch {
      throw SearchFault("\(error)")
    }
  }

  /// The pages of a folder by the bytes of their paths: their order is the same on every disk.
  private static func list(_ path: String) throws(SearchFault) -> (Folder, [RelativePath]) {
    do throws(FileFault) {
      let folder = try Folder(path: path)
      let files = try folder.walk { _ in true }.filter { $0.kind == .file && BundleFiles.ends($0.path, ".html") }
      return (folder, files.compactMap { RelativePath($0.path) }.sorted())
    } catch {
      throw SearchFault("the pages could not be listed: \(error)")
    }
  }

  /// `de` of `de-DE`; English of what is no language.
  private static func code(of language: String) -> String {
    let letters = language.utf8.prefix(while: \.isASCIILetter).asciiLowercased()
    return (2...3).contains(letters.count) ? String(decoding: letters, as: UTF8.self) : "en"
  }
}
