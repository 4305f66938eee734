import Bytes

/// The classes of `:::info wide`: the kind of the box and the author's other words that are valid classes.
enum AlertClasses {
  static func of(_ names: String) -> String {
    let words = names.utf8.split { $0 <= 0x20 }.prefix(16).filter { word in
      word.count <= 64
        && word.allSatisfy {
          $0.isASCIIAlphanumeric || $0 == 0x2D || $0 == 0x5F
        }
    }
    return "alert alert-" + words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}
