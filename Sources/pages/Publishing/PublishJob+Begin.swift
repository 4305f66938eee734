import Bytes
import Diagnostics
import FileTrees
import Links
import Meetings
import Reports
import Reveal
import Site
import Workspace

extension PublishJob {
  /// Whether there are pictures for link previews.
  var showsPreviews: Bool { setting.hasPreviews && drawing.isThere }

  /// The process ends when the site is there. To free thousands of records before would take longer than to write the pages of a
  /// report that changed.
  func leakUntilExit(_ scan: PublishScan) { _ = Unmanaged.passRetained(LeakedScan(scan)) }

  private final class LeakedScan {
    let scan: PublishScan
    init(_ scan: PublishScan) { self.scan = scan }
  }

  /// Begins the tree of the site to come.
  ///
  /// - Throws: where the folder has files that would be lost.
  func begin(_ plan: PublishPlan, from scan: PublishScan) throws -> SiteOutput {
    let old = try present(scan)
    if let live = scan.live, scan.damage != .none { try refuseForeignFiles(in: live, old) }
    var searchPages: SearchPages?
    if setting.needsSearchPages {
      try SearchPages.markDirty(in: site.cacheFolder)
      searchPages = try SearchPages(site.cacheFolder, isNew: plan.mode == .whole)
    }
    let isTrusted = scan.damage != .files
    let tree = try inSite { () throws(FileFault) in try site.begin(fromSpare: isTrusted) { old.keys.sorted() } }
    return SiteOutput(
      tree: tree, live: scan.live, old: old, isTrusted: isTrusted, place: site.path, searchPages: searchPages)
  }

  /// The files of the site that earlier runs wrote and that are still there, with their stamps now: a copy of the folder, such as a
  /// job's cache brings back, has other stamps and the same content. A run that was killed right behind the swap has written files
  /// that are announced and not in the cache.
  private func present(_ scan: PublishScan) throws -> [RelativePath: FileStamp] {
    guard let live = scan.live else { return [:] }
    var files: [RelativePath: FileStamp] = [:]
    for (path, stamp) in scan.cache.files {
      files[path] = scan.damage == .files ? try live.stamp(path) : stamp
    }
    guard scan.damage != .none else { return files }
    for path in try BuildCache.announced(site.cacheFolder) where files[path] == nil {
      files[path] = try live.stamp(path)
    }
    return files
  }

  /// Files that others put into the site would be lost with it.
  private func refuseForeignFiles(in live: Folder, _ own: [RelativePath: FileStamp]) throws {
    let foreign = try live.walk { _ in true }.filter { entry in
      RelativePath(entry.path).map { own[$0] == nil } ?? true
    }
    guard let first = foreign.first else { return }
    let others = foreign.count == 1 ? "was" : "and \(foreign.count - 1) other\(foreign.count == 2 ? "" : "s") were"
    throw Failure(
      "\(site.path)/\(first.path) \(others) not written by publish, and would be lost; move "
        + "\(foreign.count == 1 ? "it" : "them") away and run this again")
  }

  /// Names what lies in the archive and gets no page, and why.
  func warnOfSkipped(_ scan: PublishScan) throws {
    let lead = repository.prefix
    for sentence in try repository.unusedScripts() { output.warn(sentence) }
    for entry in scan.sources.skipped {
      switch entry.kind {
      case .link:
        output.warn(
          "\(lead)\(entry.path) is a symbolic link and is not published; put the file or folder itself in its place")
      case .unreadableName:
        output.warn("\(lead)\(entry.path) has a name that no page can have, and is not published; rename it")
      default: output.warn("\(lead)\(entry.path) is no file, and is not published; move it away")
      }
    }
    for path in scan.sources.paths where Self.isOtherMarkdown(path.lastName) {
      output.warn("\(lead)\(path) does not end with .md and is not published; rename it")
    }
    for (text, other) in scan.catalogue.addressConflicts {
      output.warn(
        "\(lead)\(text.path) would have the address of \(lead)\(other.path), and is not published; rename one of them")
    }
  }

  private static func isOtherMarkdown(_ name: String) -> Bool {
    let lower = name.utf8.asciiLowercased()
    func ends(_ ending: String) -> Bool { lower.suffix(ending.utf8.count).elementsEqual(ending.utf8) }
    return ends(".markdown") || ends(".mdx") || ends(".md") && !Layout.isMarkdown(name)
  }

  /// Faults name files of the site from where the user stands.
  func inSite<Result>(_ body: () throws(FileFault) -> Result) throws -> Result {
    do throws(FileFault) {
      return try body()
    } catch {
      throw Failure("\(site.path)/\(error)")
    }
  }
}
