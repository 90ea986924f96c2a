#ifndef COSMIUM_OBJECT_SOURCE_HPP
#define COSMIUM_OBJECT_SOURCE_HPP

#include "ByteSource.hpp"
#include "FileHeader.hpp"
#include "PBFReader.hpp"

#include <osmium/osm/entity_bits.hpp>
#include <osmium/thread/pool.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace cosmium {

/// One OSM file that can be read several times, PBF or XML.
///
/// XML is parsed here, not by libosmium, which refuses unknown elements, keeps what an editor marked
/// as deleted (`action=delete`) and loses the second of two bzip2 streams in a small file.
class ObjectSource {
 public:
  /// Throws UnknownFormat, and what a look at the first bytes finds wrong.
  ObjectSource(std::string path, osmium::thread::Pool& pool);

  /// Reads the file once. With `with_metadata` false, timestamps may be missing.
  void read(
      osmium::osm_entity_bits::type entities, bool with_metadata, const BufferHandler& handler);

  /// Tells what is read, without metadata, after the reading that comes now.
  void announce(osmium::osm_entity_bits::type entities);

  /// Complete once the file has been read.
  const FileHeader& header() const { return header_; }

 private:
  enum class Format { pbf, xml, gzip_xml, bzip2_xml };

  static Format format_of(const std::string& path);
  static Compression compression_of(Format format);
  static std::string_view content_of(Format format);

  std::string path_;
  osmium::thread::Pool& pool_;
  Format format_;
  FileHeader header_;
  // What the first reading opens, according to the format.
  std::unique_ptr<PBFReader> pbf_;
  std::unique_ptr<UnpackedBytes> xml_;
};

}  // namespace cosmium

#endif
