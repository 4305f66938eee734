import Diagnostics
import Digests
import FileTrees
import Glibc
import Meetings
import Reports
import Reveal
import Site
import Workspace

/// The options of a publish run.
public struct PublishSetting {
  /// The output format.
  public enum Format: String, CaseIterable, Sendable { case site, docusaurus }

  /// A whole website, with search and previews, at the address of `minutes.yml`.
  public init() {}

  public var format = Format.site
  /// The site's address; empty where `minutes.yml` has it.
  public var base = ""
  public var hasSearch = true
  public var hasPreviews = true
  /// Whether it is published in spite of faults.
  public var isForced = false

  var needsSearchPages: Bool { format == .site && hasSearch }

  func frame(_ repository: Repository) -> SiteFrame {
    SiteFrame(
      repository.community, base: base.utf8.isEmpty ? repository.community.site.url : base, hasSearch: hasSearch)
  }

  func look(_ repository: Repository) throws -> SiteLook {
    SiteLook(
      decks: try PageFiles(style: repository.template("deck.css")), style: try repository.template("site.css"))
  }

  /// The size of the running program in bytes: another build of the same version may write other pages. 0 where it is not known.
  private static var programSize: Int {
    var status = stat()
    return stat("/proc/self/exe", &status) == 0 ? Int(status.st_size) : 0
  }

  /// A digest of all that every page depends on: settings, look, program, and the form of the cache.
  func digest(_ repository: Repository, showsPreviews: Bool) throws -> String {
    var parts = [
      RecordField.version, format.rawValue, ProgramVersion.text, "\(Self.programSize)", base, hasSearch ? "search" : "",
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
