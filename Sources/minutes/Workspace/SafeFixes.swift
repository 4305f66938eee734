public import Diagnostics
import Digests
import FileTrees

/// Writes fixes: those that cannot change what an author meant, and others where that is wanted.
public enum SafeFixes {
  /// Mends the files that the findings are in and gives back their names, in the order of the findings.
  ///
  /// `takesSuggested`: fixes too that want to be looked at.
  ///
  /// A file that somebody saved since it was read stays as it is: that is a `FileFault`.
  public static func apply(_ findings: [Diagnostic], takesSuggested: Bool = false) throws -> [String] {
    var fixed: [String] = []
    var seen: Set<String> = []
    for finding in findings where seen.insert(finding.file.name).inserted {
      let file = finding.file
      let fixes = findings.filter { $0.file === file }.flatMap(\.fixes).filter { takesSuggested || $0.safety == .safe }
      let (bytes, applied, _) = Fix.apply(fixes, to: file.bytes)
      guard !applied.isEmpty, bytes != file.bytes else { continue }
      try write(bytes, over: file)
      fixed.append(file.name)
    }
    return fixed
  }

  private static func write(_ bytes: [UInt8], over file: SourceFile) throws {
    let place = try UserFile(file.name)
    let known = SHA256.hex(of: file.bytes)
    func replace() throws { try place.folder.unlocked { try $0.replace(place.path, bytes, ifItIs: known) } }
    guard let repository = try Repository.search(place.folder.path, shownAs: place.lead) else { return try replace() }
    try repository.root.locked { _ in try replace() }
  }
}
