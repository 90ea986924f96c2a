#ifndef COSMIUM_FAILURE_HPP
#define COSMIUM_FAILURE_HPP

#include "cosmium.h"

#include <cstdint>
#include <stdexcept>
#include <string>

namespace cosmium {

/// The name of a file does not say its format.
struct UnknownFormat : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A file holds more than can be numbered. Not std::length_error: libosmium says with that one that
/// a text is too long.
struct TooLarge : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A file's content cannot be used.
struct UnusableContent : std::runtime_error {
  explicit UnusableContent(const std::string& message, int32_t why = CO_CAUSE_OTHER)
      : std::runtime_error(message), cause(why) {}

  /// One of CO_CAUSE_….
  int32_t cause;
};

}  // namespace cosmium

#endif
