extension YAMLProblem {
  /// What libyaml found wrong, in words for people who write front matter.
  init(_ failure: (problem: String, place: Int, context: String, contextPlace: Int), in text: YAMLText) {
    let place = text.offset(of: failure.place)
    self.init(kind: .syntax, message: failure.problem, range: place..<place)
  }
}
