/// Resolves the links and pictures of a text for an export format.
public protocol ContentTargets {
  /// The target of a link; `address` has been checked by the rules for addresses.
  mutating func link(to address: String) -> LinkTarget
  /// The location of a picture; `address` has been checked by the rules for addresses.
  mutating func picture(at address: String) -> PictureTarget
}

/// The target of a link in an exported text.
public enum LinkTarget: Sendable, Equatable {
  /// An address for the link. `losesPlace`: whether a fragment was left out.
  case address(String, losesPlace: Bool)
  /// A heading of the same text.
  case anchor(String)
  /// A slide of the deck, by its number.
  case slide
  case nothing
}

/// The location of a picture in an exported text.
public enum PictureTarget: Sendable, Equatable {
  case address(String)
  /// On another host, which readers' browsers must not contact without being asked.
  case remote(host: String, address: String)
  case nothing
}
