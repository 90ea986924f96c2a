#ifndef COSMIUM_FAILURE_HPP
#define COSMIUM_FAILURE_HPP

#include <stdexcept>

namespace cosmium {

/// The name of a file does not say its format.
struct UnknownFormat : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A file's content cannot be used.
struct UnusableContent : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace cosmium

#endif
