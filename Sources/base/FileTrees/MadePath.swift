import Glibc

extension Folder {
  /// Creates a folder and the folders above it if they do not exist. Errors are not reported: opening the folder
  /// reports them.
  public static func makeAll(_ path: String, mode: UInt32) {
    var place = ""
    for name in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      place += String(decoding: name, as: UTF8.self)
      if !place.isEmpty { mkdir(place, mode) }
      place += "/"
    }
  }
}
