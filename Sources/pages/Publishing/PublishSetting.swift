import Diagnostics
import Digests
import FileTrees
import Glibc
import Meetings
import Reports
import Reveal
import Site
import Workspace

/// How a site is to be made.
public struct PublishSetting {
  /// What becomes of the archive.
  public enum Format: String, CaseIterable, Sendable { case site, docusaurus }

  /// A whole website, with search and previews, at the address of `minutes.yml`.
  public init() {}

  public var format = Format.site
  /// Where it is read; empty where `minutes.yml` is to say it.
  public var base = ""
  public var hasSearch = true
  public var hasPreviews = true
  /// Whether faults keep it from being published.
  public var isForced = false

  func frame(_ repository: Repository) -> SiteFrame {
    SiteFrame(
      repository.community, base: base.utf8.isEmpty ? repository.community.site.url : base, hasSearch: hasSearch)
  }

  func look(_ repository: Repository) throws -> SiteLook {
    SiteLook(
      decks: try PageFiles(style: repository.template("deck.css")), style: try repository.template("site.css"))
  }

  /// Bytes of the running program: another build of the same version may write other pages. 0 where that is not known.
  private static var programSize: Int {
    var status = stat()
    return stat("/proc/self/exe", &status) == 0 ? Int(status.st_size) : 0
  }

  /// A word that is another one where something is another that all pages depend on.
  func digest(_ repository: Repository, showsPreviews: Bool) throws -> String {
    // The number is that of what is remembered, and changes with its form.
    var parts = [
      "3", format.rawValue, ProgramVersion.text, "\(Self.programSize)", base, hasSearch ? "search" : "",
      showsPreviews ? "previews" : "",
    ]
    parts.append(SHA256.hex(of: repository.settings.bytes))
    for name in ["deck.css", "site.css"] {
      parts.append(try repository.template(name).map { SHA256.hex(of: $0) } ?? "")
    }
    parts += SiteLook.version
    return SHA256.hex(of: Array(parts.joined(separator: "\n").utf8))
  }
}
