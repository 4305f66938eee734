extension Optional {
  /// The value, or a sentence for the user.
  public func orFail(_ sentence: String) throws -> Wrapped {
    guard let self else { throw Failure(sentence) }
    return self
  }
}
