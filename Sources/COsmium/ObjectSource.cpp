#include "ObjectSource.hpp"

#include "ByteSource.hpp"
#include "Failure.hpp"
#include "XMLReader.hpp"

#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>

#include <string_view>
#include <utility>

namespace cosmium {

namespace {

bool ends_with(const std::string& path, std::string_view suffix) {
  return path.size() > suffix.size() &&
         path.compare(path.size() - suffix.size(), suffix.size(), suffix) == 0;
}

/// libosmium takes what stands before a colon for a protocol.
std::string as_local_file(const std::string& path) {
  return path.front() == '/' ? path : "./" + path;
}

FileHeader header_of(const osmium::io::Header& header) {
  FileHeader result;
  result.boxes = header.boxes();
  result.generator = header.get("generator");
  result.timestamp = header.get("timestamp");
  result.has_history = header.has_multiple_object_versions();
  return result;
}

}  // namespace

ObjectSource::Format ObjectSource::format_of(const std::string& path) {
  if (ends_with(path, ".pbf")) {
    return Format::pbf;
  }
  if (ends_with(path, ".osm")) {
    return Format::xml;
  }
  if (ends_with(path, ".osm.gz")) {
    return Format::gzip_xml;
  }
  if (ends_with(path, ".osm.bz2")) {
    return Format::bzip2_xml;
  }
  throw UnknownFormat{"The name ends in none of .osm.pbf, .osm, .osm.gz, .osm.bz2"};
}

ObjectSource::ObjectSource(std::string path, osmium::thread::Pool& pool)
    : path_(std::move(path)), pool_(pool), format_(format_of(path_)) {}

void ObjectSource::read(
    osmium::osm_entity_bits::type entities, bool with_metadata, const BufferHandler& handler) {
  if (format_ == Format::pbf) {
    read_pbf(entities, with_metadata, handler);
    return;
  }
  const auto compression = format_ == Format::xml        ? Compression::none
                           : format_ == Format::gzip_xml ? Compression::gzip
                                                         : Compression::bzip2;
  header_ = read_xml(*open_bytes(path_, compression), entities, handler);
}

void ObjectSource::read_pbf(
    osmium::osm_entity_bits::type entities, bool with_metadata, const BufferHandler& handler) {
  const osmium::io::File file{as_local_file(path_), "pbf"};
  const auto metadata =
      with_metadata || header_.has_history ? osmium::io::read_meta::yes : osmium::io::read_meta::no;
  osmium::io::Reader reader{file, entities, metadata, pool_};
  header_ = header_of(reader.header());
  while (const auto buffer = reader.read()) {
    handler(buffer);
  }
  // libosmium takes a blob header that is cut short for the end.
  if (reader.offset() != reader.file_size()) {
    throw UnusableContent{"PBF error: the file ends within a blob header"};
  }
  reader.close();
}

}  // namespace cosmium
