#ifndef COSMIUM_OBJECT_SOURCE_HPP
#define COSMIUM_OBJECT_SOURCE_HPP

#include <osmium/memory/buffer.hpp>
#include <osmium/osm/box.hpp>
#include <osmium/osm/entity_bits.hpp>
#include <osmium/thread/pool.hpp>

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
  /// Objects may come in several versions and be deleted ones, whatever the format.
  bool has_history = true;
};

/// Called with objects in the file's order; an object is `visible()` unless the file says that it
/// is deleted.
using BufferHandler = std::function<void(const osmium::memory::Buffer&)>;

/// One OSM file that can be read several times, as PBF by libosmium or as XML by our own reader.
///
/// libosmium's XML reader refuses unknown elements and keeps what an editor marked as deleted
/// (`action=delete`), and its gzip and bzip2 readers lose all but the first of several streams in
/// small files; so XML is parsed here.
class ObjectSource {
 public:
  /// Throws UnknownFormat. The file is not opened yet.
  ObjectSource(std::string path, osmium::thread::Pool& pool);

  /// Reads the file once. With `with_metadata` false, timestamps may be missing; deleted objects
  /// are told apart only if the header known from an earlier reading has a history.
  void read(osmium::osm_entity_bits::type entities, bool with_metadata, const BufferHandler& handler);

  /// Complete once the file has been read.
  const FileHeader& header() const { return header_; }

 private:
  enum class Format { pbf, xml, gzip_xml, bzip2_xml };

  static Format format_of(const std::string& path);
  void read_pbf(osmium::osm_entity_bits::type entities, bool with_metadata, const BufferHandler& handler);

  std::string path_;
  osmium::thread::Pool& pool_;
  Format format_;
  FileHeader header_;
};

}  // namespace cosmium

#endif
