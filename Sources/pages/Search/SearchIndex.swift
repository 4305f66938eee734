import Bytes
public import FileTrees
import Glibc

/// The index for a site's search page: Pagefind's bundle, as a tree of files for the folder `pagefind`.
public struct SearchIndex: Sendable, Equatable {
  /// Files by path below the folder `pagefind`; the same pages give the same bytes.
  public let files: FileTree
  /// The number of indexed pages.
  public let pages: Int

  /// Indexes the pages of a folder that have an element with `data-pagefind-body`.
  ///
  /// All pages get one index with the stemming rules of one language: a browser searches one language at a time, but archives
  /// mix languages, and a search for "security" should find the pages in all of them. Words without a stemming rule are found
  /// as written, and by their beginning.
  ///
  /// - Parameters:
  ///   - site: The folder's path; nothing is written there.
  ///   - language: The language of the stemming rules (`de` finds "Netze" by "Netz"); without rules in Pagefind, no stemming.
  ///   - seconds: Time limit.
  ///   - isCancelled: Called twenty times a second; Pagefind is stopped when it returns true.
  /// - Throws: `SearchFault` if there is nothing to index or Pagefind fails.
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

  /// The pages of a folder, sorted by the bytes of their paths so that the order is the same on every disk.
  private static func list(_ path: String) throws(SearchFault) -> (Folder, [RelativePath]) {
    do throws(FileFault) {
      let folder = try Folder(path: path)
      let files = try folder.walk { _ in true }.filter { $0.kind == .file && BundleFiles.ends($0.path, ".html") }
      return (folder, files.compactMap { RelativePath($0.path) }.sorted())
    } catch {
      throw SearchFault("the pages could not be listed: \(error)")
    }
  }

  /// `de` for `de-DE`; `en` if it is not a language code.
  private static func code(of language: String) -> String {
    let letters = language.utf8.prefix(while: \.isASCIILetter).asciiLowercased()
    return (2...3).contains(letters.count) ? String(decoding: letters, as: UTF8.self) : "en"
  }
}
