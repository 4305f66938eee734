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
    guard let path = absolute(site) else {
      throw SearchFault("\(site) could not be opened: \(String(cString: strerror(errno))); name a folder of pages")
    }
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let run = PagefindRun(program: pagefind.program, seconds: seconds)
    try run.index(path, into: scratch.path, language: code(of: language), isCancelled: isCancelled)
    let raw: FileTree
    do throws(FileFault) {
      raw = try BundleFiles.read(Folder(path: scratch.path))
    } catch {
      throw SearchFault("what Pagefind wrote could not be read: \(error)")
    }
    let bundle = try StableBundle.make(of: raw)
    return SearchIndex(files: bundle.files, pages: bundle.pages)
  }

  private static func absolute(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// `de` of `de-DE`; English of what is no language.
  private static func code(of language: String) -> String {
    let letters = language.utf8.prefix { (0x61...0x7A).contains($0 | 0x20) }.map { $0 | 0x20 }
    return (2...3).contains(letters.count) ? String(decoding: letters, as: UTF8.self) : "en"
  }
}
