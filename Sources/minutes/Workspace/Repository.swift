public import Diagnostics
public import FileTrees
import Glibc
public import Meetings
import Reports

/// A minutes repository: the folder with a `minutes.yml`.
public struct Repository: Sendable {
  public let root: Folder
  public let community: Community
  /// `minutes.yml` as it was read.
  public let settings: SourceFile
  /// What leads from where the program was started to the root, such as `../`; empty at the root itself.
  public let prefix: String

  /// Where everything lies below the root.
  public var layout: Layout { Layout(community) }

  /// The repository that `directory` lies in, looked for upwards as git does.
  ///
  /// - Throws: `Failure` where there is none, or where its settings are wrong.
  public static func find(_ directory: String?) throws -> Repository {
    var named = directory == nil ? getenv("MINUTES_ROOT").map { String(cString: $0) } : nil
    if named?.utf8.isEmpty == true { named = nil }
    let start = directory ?? named ?? "."
    let place = named == nil ? start == "." ? "this folder" : start : "MINUTES_ROOT names \(start), which"
    do {
      if let found = try search(start, shownAs: lead(start)) { return found }
    } catch let fault as FileFault where fault.attempt == .open {
      throw Failure("\(named == nil ? "" : "MINUTES_ROOT names a wrong folder: ")\(fault)")
    }
    throw Failure(
      "\(place) is in no minutes repository: there is no \(Settings.fileName) in it or above; "
        + "run \"minutes init\" where the repository shall be, or name it with -C")
  }

  /// What leads into a folder: `minutes/` for `minutes`, and nothing for `.`.
  public static func lead(_ directory: String) -> String {
    var bytes = Array(directory.utf8)
    while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    if bytes.elementsEqual(".".utf8) { return "" }
    return String(decoding: bytes, as: UTF8.self) + "/"
  }

  /// The same, or `nil` where there is none; `name` is what leads to `start` for the user.
  public static func search(_ start: String, shownAs name: String) throws -> Repository? {
    var prefix = name
    var path = start
    while true {
      let folder = try Folder(path: path)
      if let bytes = try read(folder, prefix) {
        return try Repository(
          folder, settings: SourceFile(name: prefix + Settings.fileName, bytes: bytes), prefix: prefix)
      }
      let parent = path + "/.."
      guard !isSame(path, parent) else { return nil }
      (path, prefix) = (parent, above(prefix))
    }
  }

  private static func read(_ folder: Folder, _ prefix: String) throws -> [UInt8]? {
    do { return try folder.read(Layout.settings) } catch { throw Failure("\(prefix)\(error)") }
  }

  /// `minutes/` for `minutes/reports/`, and `../` where nothing can be taken away: behind a link `..` leads elsewhere.
  private static func above(_ prefix: String) -> String {
    let place = String(decoding: prefix.utf8.dropLast(), as: UTF8.self)
    let name = place.utf8.split(separator: UInt8(ascii: "/")).last ?? "".utf8[...]
    var status = stat()
    guard !name.isEmpty, !name.elementsEqual("..".utf8), !name.elementsEqual(".".utf8), lstat(place, &status) == 0,
      status.st_mode & S_IFMT == S_IFDIR
    else { return prefix + "../" }
    return String(decoding: place.utf8.dropLast(name.count), as: UTF8.self)
  }

  private init(_ root: Folder, settings file: SourceFile, prefix: String) throws {
    let settings = Settings(file)
    guard settings.diagnostics.isEmpty else {
      throw FaultyFiles(
        settings.diagnostics, "\(file.name) is not understood; fix the lines above and run this again")
    }
    var community = settings.community
    community.folders = Set(try root.entries().filter { $0.kind == .folder }.map(\.name))
    (self.root, self.settings, self.prefix, self.community) = (root, file, prefix, community)
  }

  /// Whether two paths lead to the same file or folder; true where one of them cannot be looked at.
  public static func isSame(_ left: String, _ right: String) -> Bool {
    var (a, b) = (stat(), stat())
    guard stat(left, &a) == 0, stat(right, &b) == 0 else { return true }
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino
  }
}
