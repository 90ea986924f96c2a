import ArgumentParser
import LifeCircle

/// The language of texts for people.
struct LanguageOptions: ParsableArguments {
  @Option(help: .init(Help.language))
  var language = Language.english
}

extension Language: ExpressibleByArgument {}
