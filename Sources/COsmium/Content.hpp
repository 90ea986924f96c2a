#ifndef COSMIUM_CONTENT_HPP
#define COSMIUM_CONTENT_HPP

#include <string>
#include <string_view>

namespace cosmium {

/// Looks at a file's first bytes.
///
/// - expected: What the name promises: "PBF", "XML", "gzip" or "bzip2".
/// - Throws: UnusableContent if the file is empty or is known to be something else,
///   std::system_error if it cannot be read.
void check_content(const std::string& path, std::string_view expected);

}  // namespace cosmium

#endif
