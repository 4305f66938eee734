/// Where an export format leads the links and pictures of a text.
public protocol ContentTargets {
  /// Where a link leads; `address` has been through the rules for addresses.
  mutating func link(to address: String) -> LinkTarget
  /// Where a picture is shown from; `address` has been through the rules for addresses.
  mutating func picture(at address: String) -> PictureTarget
}

/// Where a link leads in an exported text.
public enum LinkTarget: Sendable, Equatable {
  /// As it is to stand in the link. `losesPlace` where a fragment was left out.
  case address(String, losesPlace: Bool)
  /// A heading of the same text.
  case anchor(String)
  /// A slide of the deck by its number.
  case slide
  case nothing
}

/// Where a picture is shown from in an exported text.
public enum PictureTarget: Sendable, Equatable {
  case address(String)
  /// It lies on another host, which readers are not sent to unasked.
  case remote(host: String, address: String)
  case nothing
}
