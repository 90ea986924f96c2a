#ifndef COSMIUM_FILE_HEADER_HPP
#define COSMIUM_FILE_HEADER_HPP

#include <osmium/memory/buffer.hpp>
#include <osmium/osm/box.hpp>

#include <functional>
#include <string>
#include <vector>

namespace cosmium {

struct FileHeader {
  std::vector<osmium::Box> boxes;
  std::string generator;
  /// ISO 8601; the date of the data.
  std::string timestamp;
  /// A download service's word that the data is incomplete.
  std::string remark;
};

/// Called with objects in the file's order; an object is `visible()` unless the file says that it
/// is deleted.
using BufferHandler = std::function<void(const osmium::memory::Buffer&)>;

}  // namespace cosmium

#endif
