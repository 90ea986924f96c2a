import ArgumentParser
import LifeCircle

/// The language of texts for people.
struct LanguageOptions: ParsableArguments {
  @Option(help: "The language of tables, sentences and warnings: en or zh.")
  var language = Language.english
}

extension Language: ExpressibleByArgument {}
