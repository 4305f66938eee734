import Glibc

extension Folder {
  /// Makes a folder and those above it, as far as they are not there. What keeps one from being made is not said: whoever opens
  /// the folder learns it.
  public static func makeAll(_ path: String, mode: UInt32) {
    var place = ""
    for name in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      place += String(decoding: name, as: UTF8.self)
      if !place.isEmpty { mkdir(place, mode) }
      place += "/"
    }
  }
}
