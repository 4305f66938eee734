import Diagnostics
import FileTrees
import Reports
import Site
import Workspace

/// The files of a repository that can be published, with their stamps.
struct SiteSources {
  /// By the bytes of their paths.
  let files: [StampedEntry]
  /// Entries that cannot be published: links, pipes, unreadable names.
  let skipped: [StampedEntry]
  let stamps: [RelativePath: FileStamp]

  /// `output` is the folder of the site, which may lie in the repository.
  init(_ repository: Repository, output: String) throws {
    let hidden = Self.path(of: output, below: repository.root.path)
    let all = try repository.root.walk { folder in
      let name = folder.utf8.split(separator: UInt8(ascii: "/")).last ?? "".utf8[...]
      return name.first != UInt8(ascii: ".") && folder != "reports" && folder != "templates" && folder != hidden
    }
    let shown = all.filter {
      !$0.path.utf8.split(separator: UInt8(ascii: "/")).contains { $0.first == UInt8(ascii: ".") }
    }
    files = shown.filter { $0.kind == .file }
    skipped = shown.filter { $0.kind != .file }
    var stamps: [RelativePath: FileStamp] = [:]
    stamps.reserveCapacity(files.count)
    for file in files { if let path = RelativePath(file.path) { stamps[path] = file.stamp } }
    self.stamps = stamps
  }

  var paths: [RelativePath] { files.compactMap { RelativePath($0.path) } }

  /// The path of a folder inside the repository; `nil` where it lies elsewhere.
  private static func path(of folder: String, below root: String) -> String? {
    guard let root = RealPath.of(root), let folder = RealPath.of(folder) else { return nil }
    let lead = root + "/"
    return folder.utf8.starts(with: lead.utf8)
      ? String(decoding: folder.utf8.dropFirst(lead.utf8.count), as: UTF8.self) : nil
  }
}
