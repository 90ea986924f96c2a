// swift-tools-version: 6.2
import PackageDescription

/// Scripts/check, Scripts/test and the other scripts set LIFECIRCLE_STRICT=1: warnings in our own
/// targets are errors there, and only there, so that a newer compiler's warning never breaks a
/// user's build.
let warningsAreErrors = Context.environment["LIFECIRCLE_STRICT"] == "1"

let swiftSettings: [SwiftSetting] =
  [.swiftLanguageMode(.v6), .strictMemorySafety()]
  + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

let cSettings: [CSetting] = warningsAreErrors ? [.treatAllWarnings(as: .error)] : []
let cxxSettings: [CXXSetting] = warningsAreErrors ? [.treatAllWarnings(as: .error)] : []

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// A Swift module of ours with the modules that it may import. Imports go downwards only;
/// Tests/ArchitectureTests holds every source file to this list.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

/// - Parameter data: Folders of files that the tests read from the checkout.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], data: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], path: "Tests/\(name)", exclude: data,
    swiftSettings: swiftSettings)
}

let package = Package(
  name: "lifecircle",
  products: [
    .library(name: "LifeCircle", targets: ["LifeCircle"]),
    .executable(name: "lifecircle", targets: ["LifeCircleCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C and C++
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .target(
      name: "COsmium", cxxSettings: cxxSettings,
      linkerSettings: [
        .linkedLibrary("m"), .linkedLibrary("z"), .linkedLibrary("bz2"),
        .linkedLibrary("expat"), .linkedLibrary("lz4"), .linkedLibrary("pthread"),
      ]),
    .target(name: "CRapidJSON", cxxSettings: cxxSettings),
    .target(name: "CPROJ", cSettings: cSettings),

    // Below all: shared values
    module("Diagnostics"),
    module("Parallelism"),
    module("Geography"),
    module("Texts"),

    // Wrappers: the C and C++ libraries as safe Swift
    module("PROJKit", ["CPROJ", "Geography", "Diagnostics"]),
    module("GEOSKit", ["CGEOS", "Geography"]),
    module("OSMKit", ["COsmium", "Geography", "Texts"]),
    module("JSONKit", ["CRapidJSON", "Texts"]),
    module("DigestKit", ["CCrypto"]),
    module("MappingKit", ["CXXHash", "Geography"]),
    module("EncodingKit"),
    module("FileKit"),

    // Extract, network, analysis
    module(
      "OSMExtract",
      ["OSMKit", "GEOSKit", "Geography", "Texts", "Diagnostics", "Parallelism", yams]),
    module(
      "WalkingNetwork",
      ["OSMExtract", "PROJKit", "GEOSKit", "Geography", "Parallelism"]),
    module(
      "CityFile",
      [
        "WalkingNetwork", "OSMExtract", "OSMKit", "MappingKit", "Geography", "Diagnostics",
        "Parallelism",
      ]),
    module(
      "GapAnalysis",
      [
        "WalkingNetwork", "GEOSKit", "OSMExtract", "PROJKit", "Geography", "Texts", "Diagnostics",
        "Parallelism",
      ]),
    module("Standards", ["OSMExtract", "Geography", "Texts", "Diagnostics", "Parallelism"]),

    // In and out
    module(
      "Importing",
      [
        "GapAnalysis", "OSMExtract", "JSONKit", "GEOSKit", "PROJKit", "EncodingKit", "Geography",
        "Texts", "Diagnostics",
      ]),
    module(
      "Exporting",
      [
        "GapAnalysis", "Standards", "CityFile", "WalkingNetwork", "OSMExtract", "FileKit",
        "Geography", "Texts", "Diagnostics", "Parallelism",
      ]),

    // Study and command
    module(
      "LifeCircle",
      [
        "Importing", "Exporting", "GapAnalysis", "Standards", "CityFile", "WalkingNetwork",
        "OSMExtract",
        "DigestKit", "GEOSKit", "PROJKit", "Geography", "Texts", "Diagnostics", "Parallelism",
      ]),
    .executableTarget(
      name: "LifeCircleCLI", dependencies: ["LifeCircle", "Texts", "Diagnostics", argumentParser],
      swiftSettings: swiftSettings),

    // Tests
    .target(
      name: "TestSupport",
      dependencies: [
        "GapAnalysis", "WalkingNetwork", "OSMExtract", "PROJKit", "Geography", "Parallelism",
      ], path: "Tests/TestSupport",
      swiftSettings: swiftSettings),
    tests("TestSupportTests", ["Geography"]),
    tests("GeographyTests", ["Geography"]),
    tests("TextsTests", ["Texts"]),
    tests("ParallelismTests", ["Parallelism"]),
    tests("PROJKitTests", ["PROJKit", "Geography"]),
    tests("GEOSKitTests", ["GEOSKit", "Geography", "Parallelism"]),
    tests("ArchitectureTests", []),
    tests(
      "LifeCircleTests",
      ["LifeCircle", "GapAnalysis", "GEOSKit", "JSONKit", "Geography", "Diagnostics"]),
    tests(
      "ExportingTests",
      [
        "Exporting", "LifeCircle", "GapAnalysis", "JSONKit", "Geography", "Diagnostics",
        "Parallelism",
      ], data: ["Golden"]),
    tests("CommandTests", ["LifeCircleCLI", "LifeCircle", "JSONKit"]),
    tests("DigestKitTests", ["DigestKit"]),
    tests("JSONKitTests", ["JSONKit"]),
    tests("EncodingKitTests", ["EncodingKit"]),
    tests(
      "OSMExtractTests", ["OSMExtract", "OSMKit", "Geography", "Diagnostics", "Parallelism"]),
    tests(
      "WalkingNetworkTests",
      ["WalkingNetwork", "OSMExtract", "GEOSKit", "PROJKit", "Geography", "Parallelism"]),
    tests(
      "GapAnalysisTests", ["GapAnalysis", "WalkingNetwork", "PROJKit", "Geography", "Diagnostics"]),
    tests(
      "StandardsTests",
      ["Standards", "OSMExtract", "JSONKit", "Geography", "Texts", "Diagnostics", "Parallelism"]),
    tests(
      "ImportingTests",
      [
        "Importing", "GapAnalysis", "OSMExtract", "EncodingKit", "GEOSKit", "JSONKit", "Geography",
        "Diagnostics",
      ]),
    tests("OSMKitTests", ["OSMKit", "Geography"]),
    tests("MappingKitTests", ["MappingKit", "Geography"]),
    tests(
      "CityFileTests",
      [
        "CityFile", "LifeCircle", "WalkingNetwork", "OSMExtract", "OSMKit", "MappingKit",
        "Geography", "Diagnostics",
        "Parallelism",
      ]),
  ],
  cxxLanguageStandard: .cxx17
)
