#include "ObjectSource.hpp"

#include "Content.hpp"
#include "Failure.hpp"
#include "XMLReader.hpp"

#include <string_view>
#include <utility>

namespace cosmium {

namespace {

bool ends_with(const std::string& path, std::string_view suffix) {
  return path.size() > suffix.size() &&
         path.compare(path.size() - suffix.size(), suffix.size(), suffix) == 0;
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

Compression ObjectSource::compression_of(Format format) {
  switch (format) {
    case Format::gzip_xml:
      return Compression::gzip;
    case Format::bzip2_xml:
      return Compression::bzip2;
    default:
      return Compression::none;
  }
}

std::string_view ObjectSource::content_of(Format format) {
  switch (format) {
    case Format::pbf:
      return "PBF";
    case Format::gzip_xml:
      return "gzip";
    case Format::bzip2_xml:
      return "bzip2";
    case Format::xml:
      break;
  }
  return "XML";
}

ObjectSource::ObjectSource(std::string path, osmium::thread::Pool& pool)
    : path_(std::move(path)), pool_(pool), format_(format_of(path_)) {
  check_content(path_, content_of(format_));
}

void ObjectSource::read(
    osmium::osm_entity_bits::type entities, bool with_metadata, const BufferHandler& handler) {
  if (format_ == Format::pbf) {
    if (!pbf_) {
      pbf_ = std::make_unique<PBFReader>(path_, pool_);
      header_ = pbf_->header();
    }
    pbf_->read(entities, with_metadata, handler);
    return;
  }
  if (!xml_) {
    xml_ = std::make_unique<UnpackedBytes>(path_, compression_of(format_));
  }
  header_ = read_xml(*xml_->open(), entities, handler);
}

void ObjectSource::announce(osmium::osm_entity_bits::type entities) {
  if (pbf_) {
    pbf_->announce(entities);
  }
}

}  // namespace cosmium
